// Scene 1 and the signs that are always in view, from Board.
import { all, one, text, attribute } from "./dom.js";
import { texts, fill } from "./facts.js";
import { age, number, percent, time } from "./format.js";

const freshnessWords = { fresh: texts.fresh, late: texts.late, none: texts.none, down: texts.down, partial: texts.partial };

function showTile(tile) {
    for (const element of all(`[data-tile="${tile.id}"]`)) {
        attribute(element, "data-freshness", tile.freshness);
        attribute(element, "data-state", tile.state);
        figure(one("[data-value]", element), tile.text || number(tile.value));
        text(one("[data-freshness-text]", element), freshnessWords[tile.freshness] || "");
    }
    showValue(tile.id, tile.text || number(tile.value));
}

/** A figure with its percent sign small; the text as a whole stays as the server formatted it. Long ones are set smaller. */
export function figure(element, words) {
    if (element.textContent === words) return;
    attribute(element, "data-long", words.length > 8 ? "very" : words.length > 6 && !words.endsWith("%") ? "" : null);
    const [, digits, sign] = /^([^]*?)(\s?%)?$/.exec(words);
    element.textContent = digits;
    if (sign) element.appendChild(document.createElement("small")).textContent = sign;
}

function showValue(name, value) {
    for (const element of all(`[data-value-of="${name}"]`)) text(element, value);
}

function showGoal(tile) {
    if (!tile || !tile.goal) return;
    const gauge = one(`[data-gauge="${tile.id}"]`);
    one(".fill", gauge).style.width = `${100 * Math.min(1, tile.value || 0)}%`;
    one(".goal", gauge).style.left = `${100 * tile.goal}%`;
    text(one(`[data-goal="${tile.id}"]`), percent(tile.goal, 0));
    const short = tile.value === null ? null : 100 * (tile.goal - tile.value);
    text(one(`[data-gap="${tile.id}"]`), short === null ? "" : short > 0 ? fill(texts.gap, number(Math.ceil(short * 10 - 1e-6) / 10, 1)) : texts.goalMet);
}

function showSigns(board) {
    const { state, lagSeconds } = board.source;
    attribute(one("[data-source]"), "data-source", state);
    text(one("[data-source-text]"), state === "live" ? texts.sourceLive : state === "late" ? fill(texts.sourceLate, age(lagSeconds * 1000)) : texts.sourceDown);
    const { reporting, expected } = board.coverage;
    text(one("[data-coverage-text]"), fill(texts.coverage, `${number(reporting)}/${number(expected)}`));
    attribute(one("[data-coverage]"), "data-coverage", reporting < expected ? "some" : "all");
    text(one("[data-as-of]"), fill(texts.asOf, time(Date.parse(board.source.state === "live" ? board.asOf : board.tiles[0].asOf))));
    attribute(one("[data-simulated]"), "hidden", board.simulated ? null : "");
}

export function show(board) {
    const tile = id => board.tiles.find(tile => tile.id === id), backlog = tile("backlog");
    board.tiles.forEach(showTile);
    showGoal(tile("online-share"));
    if (backlog && backlog.dueSoon !== undefined) showValue("due-soon", number(backlog.dueSoon));
    showSigns(board);
}
