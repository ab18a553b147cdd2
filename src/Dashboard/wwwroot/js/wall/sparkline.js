// Short curves: the last hour, a value a minute; gaps stay gaps.
import { all, one, attribute } from "./dom.js";

const [width, height, top] = [600, 120, 12];

function runs(values, y) {
    const list = [];
    let run = null;
    values.forEach((value, i) => {
        if (value === null || value === undefined) { run = null; return; }
        if (!run) list.push(run = []);
        run.push([(i * width / Math.max(1, values.length - 1)).toFixed(1), y(value).toFixed(1)]);
    });
    return list;
}

function draw(svg, values) {
    const known = values.filter(v => v !== null && v !== undefined);
    const [least, most] = [Math.min(...known), Math.max(...known)];
    const span = most - least;
    const y = value => span === 0 ? height / 2 : height - 10 - (value - least) / span * (height - 10 - top);
    const drawn = known.length < 2 ? [] : runs(values, y);
    const line = drawn.map(run => "M" + run.map(p => p.join(" ")).join("L")).join("");
    const area = drawn.map(run => `M${run[0][0]} ${height}L${run.map(p => p.join(" ")).join("L")}L${run[run.length - 1][0]} ${height}Z`).join("");
    attribute(one(".line", svg), "d", line);
    attribute(one(".area", svg), "d", area);
}

export function show(sparks) {
    for (const svg of all("[data-spark]")) {
        const values = sparks.series[svg.dataset.spark];
        if (values) draw(svg, values);
    }
}
