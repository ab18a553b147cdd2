// The server's clock, carried on between messages by the browser's steady one.
import { all, one, text } from "./dom.js";
import { date, time } from "./format.js";

let offset = null;

/** Sets the clock by the time of a message. */
export function synchronise(asOf) {
    offset = Date.parse(asOf) - performance.now();
}

/** The server's time now in milliseconds; null before the first message. */
export const serverNow = () => offset === null ? null : offset + performance.now();

export function tick() {
    const now = serverNow();
    if (now === null) return;
    const digits = all("[data-clock] span");
    [...time(now)].forEach((character, i) => text(digits[i], character));
    text(one("[data-date]"), date(now));
}
