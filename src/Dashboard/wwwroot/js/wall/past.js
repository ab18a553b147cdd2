// The wall as it was: `?at=2025-10-03T08:00` shows that instant, plainly marked; a slider moves within its day and plays it in a minute.
// A live wall can be stopped for discussion; the server goes on.
import { one, text, attribute } from "./dom.js";
import { fill, language } from "./facts.js";
import { date, time } from "./format.js";
import * as clock from "./clock.js";
import * as presence from "./presence.js";

const asked = new URLSearchParams(location.search).get("at");
export const isAsked = asked !== null;

const minutesOfDay = 1440, frameMinutes = 24;
let day = (asked || "").slice(0, 10);
let frozen = false;

export const isFrozen = () => frozen;

async function ask(at) {
    try {
        const answer = await fetch(`/wall/past?at=${encodeURIComponent(at)}&lang=${language}`, { cache: "no-store", credentials: "same-origin" });
        return answer.ok ? await answer.json() : null;
    } catch (away) {
        return null;
    }
}

/** Shows the instant; false, and said on the page, when it could not be had: what stands there is still the instant before. */
async function frame(at, show) {
    const message = await ask(at);
    one("[data-past-failed]").hidden = message !== null;
    if (message === null) return false;
    const shown = Date.parse(message.board.asOf);
    show(message);
    clock.stand(shown);
    presence.heard(message.board.asOf);
    const banner = one("[data-past-text]");
    text(banner, fill(banner.dataset.pattern, `${time(shown).slice(0, 5)} ${date(shown)}`));
    const incomplete = one("[data-past-incomplete]");
    incomplete.hidden = !message.incomplete;
    text(incomplete, message.incomplete || "");
    // What nobody recorded is not shown as if all had been well.
    for (const sign of ["[data-source]", "[data-coverage]"]) one(sign).style.visibility = message.recorded ? "" : "hidden";
    const local = new Date(shown + 7 * 3600000);
    one("[data-past-slider]").value = local.getUTCHours() * 60 + local.getUTCMinutes();
    one("[data-past]").dataset.past = local.toISOString().slice(0, 16);
    return true;
}

const at = minute => `${day}T${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

export function begin(show) {
    one("[data-past]").hidden = false;
    one("[data-freeze]").hidden = true;
    const play = one("[data-past-play]"), slider = one("[data-past-slider]");
    let playing = null;
    const stop = () => { clearInterval(playing); playing = null; text(play, play.dataset.play); };
    slider.addEventListener("change", () => { stop(); frame(at(Number(slider.value)), show); });
    play.addEventListener("click", () => {
        if (playing) return stop();
        let minute = 0;
        text(play, play.dataset.stop);
        playing = setInterval(async () => {
            if (minute >= minutesOfDay) return stop();
            const next = at(minute);
            minute += frameMinutes;
            if (!await frame(next, show)) stop();
        }, 1000);
    });
    setInterval(presence.alive, 1000);
    frame(asked, show);
}

export function offerFreeze() {
    const button = one("[data-freeze]");
    button.addEventListener("click", () => {
        frozen = !frozen;
        attribute(button, "aria-pressed", String(frozen));
        text(button, frozen ? button.dataset.resume : button.dataset.stop);
        one("[data-frozen]").hidden = !frozen;
        const banner = one("[data-frozen-text]");
        if (frozen) text(banner, fill(banner.dataset.pattern, time(clock.serverNow() || Date.now())));
    });
}
