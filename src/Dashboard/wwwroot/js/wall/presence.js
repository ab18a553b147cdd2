// Whether the server is there. It speaks at least every 5 s; after 8 s of silence every figure is shown as old.
import { one, text, attribute } from "./dom.js";
import { texts, fill } from "./facts.js";
import { time } from "./format.js";

const silenceBound = 8000;
let lastHeard = null;
let lastAsOf = null;
let isRefused = false;
const opened = performance.now();

export function heard(asOf) {
    lastAsOf = Date.parse(asOf);
    alive();
}

/** The server was heard, though nothing new is shown. */
export function alive() {
    lastHeard = performance.now();
    show();
}

/** Whether the server is ready and yet no connection to it passes. */
export function refused(value) {
    isRefused = value;
    show();
}

export const silence = () => performance.now() - (lastHeard === null ? opened : lastHeard);

export function show() {
    const gone = silence() > silenceBound;
    attribute(document.body, "data-gone-now", gone ? "" : null);
    one("[data-gone]").hidden = !gone;
    if (gone) text(one("[data-gone-text]"), fill(isRefused ? texts.refused : texts.serverGone, lastAsOf === null ? "—" : time(lastAsOf)));
}
