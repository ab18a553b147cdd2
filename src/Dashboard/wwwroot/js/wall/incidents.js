// Open incidents: the newest in scene 1, ten of them with their age in scene 4.
import { all, one, text, attribute } from "./dom.js";
import { texts, fill, systemName, unitName } from "./facts.js";
import { age, number } from "./format.js";
import { serverNow } from "./clock.js";

let open = [];
let total = null;

function describe(incident) {
    const where = incident.commune ? unitName(incident.commune) : "";
    if (incident.kind === "commune-offline") return [texts.communeOffline, where];
    if (incident.kind === "system-wide") return [systemName(incident.system), texts.systemWide];
    return [systemName(incident.system), where];
}

export function show(board) {
    open = board.outages || [];
    const { value } = board.tiles.find(tile => tile.id === "outages");
    total = value === null && open.length > 0 ? open.length : value; // null: not known yet
    const rows = all("[data-incident]");
    rows.forEach((row, i) => {
        attribute(row, "data-empty", open[i] ? null : "");
        if (!open[i]) return;
        const [title, where] = describe(open[i]);
        text(one("[data-title]", row), title);
        text(one("[data-where]", row), where);
    });
    text(one("[data-incident-count]"), total === null ? "–" : number(total));
    one("[data-no-incidents]").hidden = total !== 0;
    const more = total - Math.min(rows.length, open.length);
    text(one("[data-more-incidents]"), more > 0 ? fill(texts.andMore, number(more)) : "");
    tick();
}

export function tick() {
    const now = serverNow();
    if (now === null) return;
    all("[data-incident]").forEach((row, i) => open[i] && text(one("[data-age]", row), age(now - Date.parse(open[i].opened))));
    const newest = open[0] && describe(open[0]).filter(Boolean).join(" · ");
    text(one("[data-newest-incident]"), newest || "");
}
