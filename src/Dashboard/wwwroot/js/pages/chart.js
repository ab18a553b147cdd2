// Loads Plotly for Plotly.Blazor, once for all charts of a page. Its own loader tells only the first chart that the script did not come;
// the others, and those of pages after it, would wait for ever. A later chart tries again.
const id = "plotly-import";
const longest = 30000; // below the minute after which the server gives a call up, and nobody hears of it
let loading = null;

export function load(interop, plotly) {
    return loading ??= within(longest, imported(new URL(interop, document.baseURI).href).then(module => module.importScript(id, plotly))).catch(problem => {
        document.getElementById(id)?.remove();
        loading = null;
        throw problem;
    });
}

// A module that did not come stays so in a browser until the page is loaded anew, for Plotly.Blazor too: it is fetched before, and imported when it came.
async function imported(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    await answer.arrayBuffer();
    return import(address);
}

function within(time, work) {
    let timer;
    const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`not loaded within ${time} ms`)), time); });
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

// A chart is as wide as its place, on paper too.
matchMedia("print").addEventListener("change", () => {
    for (const plot of document.querySelectorAll(".js-plotly-plot")) window.Plotly.relayout(plot, { autosize: true });
});
