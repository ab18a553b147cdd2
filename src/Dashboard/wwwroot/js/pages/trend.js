// Thin hands on Plotly: one line chart of two counts a day.
let loading = null;

function plotly() {
    return loading ??= new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = "lib/plotly-basic.min.js";
        script.onload = () => done(window.Plotly);
        script.onerror = () => failed(new Error("plotly-basic.min.js could not be loaded"));
        document.head.appendChild(script);
    });
}

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function line(days, values, name, tint, dash) {
    return { x: days, y: values, name, type: "scatter", mode: "lines", line: { color: tint, width: 2.5, dash }, hovertemplate: "%{y:,}" };
}

export async function draw(element, { days, received, resolved, names, separators }) {
    const chart = await plotly();
    const axis = { gridcolor: colour("--line"), zeroline: false, fixedrange: true, automargin: true };
    await chart.react(element, [
        line(days, received, names[0], colour("--series-a"), "solid"),
        line(days, resolved, names[1], colour("--series-b"), "dot"),
    ], {
        separators, autosize: true, showlegend: true, hovermode: "x unified",
        margin: { l: 8, r: 8, t: 8, b: 8 }, paper_bgcolor: "transparent", plot_bgcolor: "transparent",
        font: { family: "Be Vietnam Pro, sans-serif", size: 13, color: colour("--muted") },
        legend: { orientation: "h", x: 0, y: 1.12 },
        xaxis: { ...axis, tickformat: "%d/%m", hoverformat: "%d/%m/%Y", showgrid: false, nticks: 8 },
        yaxis: { ...axis, rangemode: "tozero", tickformat: ",d" },
    }, { displayModeBar: false, responsive: true });
}

export function clear(element) {
    if (element && window.Plotly) window.Plotly.purge(element);
}
