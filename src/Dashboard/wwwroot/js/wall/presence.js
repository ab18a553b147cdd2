// Whether the server is there. It speaks at least every 5 s; after 8 s of silence every figure is shown as old.
import { one, text, attribute } from "./dom.js";
import { texts, fill } from "./facts.js";
import { time } from "./format.js";

const silenceBound = 8000;
let lastHeard = null;
let lastAsOf = null;
const opened = performance.now();

export function heard(asOf) {
    lastHeard = performance.now();
    lastAsOf = Date.parse(asOf);
    show();
}

/** The server was heard, though nothing new is shown. */
export function alive() {
    lastHeard = performance.now();
    show();
}

export const silence = () => performance.now() - (lastHeard ?? opened);

export function show() {
    const gone = silence() > silenceBound;
    attribute(document.body, "data-gone-now", gone ? "" : null);
    one("[data-gone]").hidden = !gone;
    if (gone) text(one("[data-gone-text]"), fill(texts.serverGone, lastAsOf === null ? "—" : time(lastAsOf)));
}
