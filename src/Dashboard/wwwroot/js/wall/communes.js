// Scenes 2 and 3 from Communes: the map, and the ten that lag most.
import { all, one, text, attribute } from "./dom.js";
import { communes, texts, unitName } from "./facts.js";
import { number } from "./format.js";

const bounds = [10, 20, 35, 50];
const cells = new Map(all("[data-map] [data-code]").map(cell => [cell.dataset.code, cell]));

const lagClass = score => score === null || score === undefined ? "none" : bounds.filter(bound => score >= bound).length;

function showCell(item) {
    const cell = cells.get(item.code);
    if (!cell) return;
    attribute(cell, "data-lag", lagClass(item.lagScore));
    attribute(one(`[data-offline-mark="${item.code}"]`), "hidden", item.offline ? null : "");
}

function showRank(rank, item) {
    const mark = one(`[data-rank-mark="${rank}"]`);
    const cell = item && cells.get(item.code);
    attribute(mark, "hidden", cell ? null : "");
    if (cell) {
        attribute(mark, "transform", `translate(${cell.dataset.x} ${cell.dataset.y})`);
        attribute(mark, "data-lag", lagClass(item.lagScore));
    }
    for (const row of [one(`[data-worst="${rank}"]`), one(`[data-lagging="${rank}"]`)]) {
        attribute(row, "data-empty", item ? null : "");
        if (!item) continue;
        text(one("[data-name]", row), item.name || unitName(item.code));
        text(one("[data-score]", row), number(item.lagScore, 1));
        text(one("[data-reason]", row), item.reason || "");
        const bar = one("[data-bar]", row);
        if (bar) bar.style.width = `${item.lagScore}%`;
    }
}

export function show(message) {
    const items = message.items.filter(item => communes.has(item.code));
    items.forEach(showCell);
    for (const element of all('[data-value-of="communes-offline"]')) text(element, number(items.filter(item => item.offline).length));
    const worst = items.filter(item => item.lagScore !== null && item.lagScore !== undefined)
        .sort((a, b) => b.lagScore - a.lagScore || (a.code < b.code ? -1 : 1));
    for (const element of all("[data-none-ranked]")) element.hidden = worst.length > 0;
    for (let rank = 1; rank <= 10; rank++) showRank(rank, worst[rank - 1]);
}
