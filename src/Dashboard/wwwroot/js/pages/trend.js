// Thin hands on Plotly: lines over time; hover tells the values, dragging zooms, a double click goes back.
let loading = null;

// What is drawn, by its element: another theme, and paper, draw it again in their colours.
const drawn = new Map();
const paintAll = () => drawn.forEach((chart, element) => paint(element, chart));
new MutationObserver(paintAll).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
matchMedia("print").addEventListener("change", paintAll);

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

function line(times, { name, values, quiet }, shares) {
    return {
        x: times, y: values, name, type: "scatter", mode: "lines", connectgaps: false,
        line: { color: colour(quiet ? "--series-b" : "--series-a"), width: quiet ? 2 : 2.8, dash: quiet ? "dot" : "solid" },
        hovertemplate: shares ? "%{y:.1%}" : "%{y:,}",
    };
}

/** A stretch with an alert, behind the lines. */
function shade({ from, until, critical }) {
    return {
        type: "rect", xref: "x", yref: "paper", x0: from, x1: until, y0: 0, y1: 1, layer: "below",
        fillcolor: colour(critical ? "--critical" : "--warning"), opacity: 0.16, line: { width: 0 },
    };
}

async function paint(element, { times, hours, lines, spans, shares, separators }) {
    const chart = await plotly();
    if (!drawn.has(element) || !element.isConnected) return;
    const axis = { gridcolor: colour("--line"), zeroline: false, automargin: true };
    await chart.react(element, lines.map(each => line(times, each, shares)), {
        separators, shapes: spans.map(shade), autosize: true, showlegend: true, hovermode: "x unified", dragmode: "zoom",
        margin: { l: 8, r: 8, t: 8, b: 8 }, paper_bgcolor: "transparent", plot_bgcolor: "transparent",
        font: { family: "Be Vietnam Pro, sans-serif", size: 13, color: colour("--muted") },
        hoverlabel: { bgcolor: colour("--panel"), font: { color: colour("--text") } },
        legend: { orientation: "h", x: 0, y: 1.02, yanchor: "bottom" },
        xaxis: { ...axis, tickformat: hours ? "%H:%M" : "%d/%m", hoverformat: hours ? "%d/%m %H:%M" : "%d/%m/%Y", showgrid: false, nticks: element.clientWidth < 500 ? 4 : 8, tickangle: 0 },
        yaxis: { ...axis, fixedrange: true, rangemode: "tozero", tickformat: shares ? ".0%" : ",d" },
    }, { displayModeBar: false, responsive: true });
}

/** Nothing when the reader has left the page meanwhile: then there is no element any more. */
export async function draw(element, chart) {
    if (!element) return;
    drawn.set(element, chart);
    await paint(element, chart);
}

/** Forgets the chart, and those whose page went before they were drawn. */
export function clear(element) {
    for (const each of drawn.keys()) {
        if (each !== element && each.isConnected) continue;
        drawn.delete(each);
        window.Plotly?.purge(each);
    }
}
