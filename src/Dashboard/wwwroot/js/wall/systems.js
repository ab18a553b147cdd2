// Scene 4, left: each system by how many of its units are in trouble, the worst first.
import { all, one, text, attribute } from "./dom.js";
import { texts } from "./facts.js";
import { number } from "./format.js";

const order = ["down", "silent", "degraded", "maintenance", "unobserved", "up", "unknown"];
const words = { down: texts.downSystem, silent: texts.silent, degraded: texts.degraded, maintenance: texts.maintenance, unobserved: texts.unobserved };
const places = new Map(all("[data-system]").map((element, i) => [element.dataset.system, i]));

// Where 30 % or more are in outage it concerns the whole province (KPIS.md, Outages); a few places are a warning.
const provinceWide = 0.3;

const troubled = item => item.total === 0 ? 0 : (item.down + item.silent) / item.total;

function stateOf(item) {
    if (item.total === 0) return "unknown";
    if (troubled(item) >= provinceWide) return item.down >= item.silent ? "down" : "silent";
    if (troubled(item) > 0 || item.degraded > 0) return "degraded";
    return order.slice(3).find(state => item[state] > 0) || "unknown";
}

function countText(item) {
    if (item.total === 0) return texts.noReports;
    const bad = order.filter(state => words[state] && item[state] > 0);
    if (bad.length === 0) return `${number(item.up)}/${number(item.total)}`;
    return `${number(item[bad[0]])} ${words[bad[0]]}`;
}

export function show(message) {
    const list = one("[data-systems]");
    const ranked = [];
    for (const item of message.items) {
        const element = one(`[data-system="${item.id}"]`, list);
        if (!element) continue;
        const state = stateOf(item);
        attribute(element, "data-state", state);
        text(one("[data-count]", element), countText(item));
        ranked.push([order.indexOf(state), -troubled(item), places.get(item.id), element]);
    }
    ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    ranked.forEach(([, , , element], i) => { element.style.order = i; });
}
