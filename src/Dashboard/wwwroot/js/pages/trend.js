// Thin hands on Plotly: lines by day; hover tells the values, dragging zooms, a double click goes back.
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

function line(days, { name, values, quiet }, shares) {
    return {
        x: days, y: values, name, type: "scatter", mode: "lines", connectgaps: false,
        line: { color: colour(quiet ? "--series-b" : "--series-a"), width: quiet ? 2 : 2.8, dash: quiet ? "dot" : "solid" },
        hovertemplate: shares ? "%{y:.1%}" : "%{y:,}",
    };
}

export async function draw(element, { days, lines, shares, separators }) {
    const chart = await plotly();
    const axis = { gridcolor: colour("--line"), zeroline: false, automargin: true };
    await chart.react(element, lines.map(each => line(days, each, shares)), {
        separators, autosize: true, showlegend: true, hovermode: "x unified", dragmode: "zoom",
        margin: { l: 8, r: 8, t: 8, b: 8 }, paper_bgcolor: "transparent", plot_bgcolor: "transparent",
        font: { family: "Be Vietnam Pro, sans-serif", size: 13, color: colour("--muted") },
        hoverlabel: { bgcolor: colour("--panel"), font: { color: colour("--text") } },
        legend: { orientation: "h", x: 0, y: 1.12 },
        xaxis: { ...axis, tickformat: "%d/%m", hoverformat: "%d/%m/%Y", showgrid: false, nticks: 8 },
        yaxis: { ...axis, fixedrange: true, rangemode: "tozero", tickformat: shares ? ".0%" : ",d" },
    }, { displayModeBar: false, responsive: true });
}

export function clear(element) {
    if (element && window.Plotly) window.Plotly.purge(element);
}
