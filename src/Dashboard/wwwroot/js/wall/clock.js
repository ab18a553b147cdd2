// The server's clock, carried on between messages by the browser's steady one.
import { all, one, text } from "./dom.js";
import { date, time } from "./format.js";

let offset = null;

/**
 * Sets the clock by the time of a message. That time is cut to the second and the message was under way, so the greatest offset
 * seen is the truest; it gives way slowly, as clocks drift, and at once when the server's clock was set.
 */
export function synchronise(asOf) {
    const heard = Date.parse(asOf) - performance.now();
    offset = offset === null || Math.abs(heard - offset) > 3000 ? heard : Math.max(heard, offset - 1);
}

let standing = null;

/** Stands still at an instant: the wall shows the past. */
export function stand(milliseconds) {
    standing = milliseconds;
    tick();
}

/** The server's time now in milliseconds; null before the first message. */
export const serverNow = () => standing !== null ? standing : offset === null ? null : offset + performance.now();

export function tick() {
    const now = serverNow();
    if (now === null) return;
    const digits = all("[data-clock] span");
    [...time(now)].forEach((character, i) => text(digits[i], character));
    text(one("[data-date]"), date(now));
}
