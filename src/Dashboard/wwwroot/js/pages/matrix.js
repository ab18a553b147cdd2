// The matrix of systems: tells which unit lies under the pointer, and opens its page on a click. The list below the matrix says the same to those who use no pointer.
let tip = null;

function cell(svg, event) {
    const states = svg.dataset.states;
    const box = svg.getBoundingClientRect();
    const i = Math.min(states.length - 1, Math.max(0, Math.floor((event.clientX - box.left) / box.width * states.length)));
    return { state: states[i], name: svg.dataset.names.split("|")[i], code: svg.dataset.units.split("|")[i] };
}

export function begin(notMonitored, words) {
    const matrix = document.querySelector("[data-matrix]");
    if (!matrix || tip) tip?.remove();
    tip = matrix.appendChild(document.createElement("div"));
    tip.className = "matrix-tip";
    tip.hidden = true;
    matrix.addEventListener("pointermove", event => {
        const svg = event.target.closest("svg[data-states]");
        tip.hidden = !svg;
        if (!svg) return;
        const { state, name } = cell(svg, event);
        tip.textContent = `${name} · ${svg.closest("[data-system]").querySelector("a").firstChild.textContent.trim()}: ${state === "." ? notMonitored : words[Number(state)]}`;
        const box = matrix.getBoundingClientRect();
        tip.style.left = `${Math.min(event.clientX - box.left + 14, box.width - 330)}px`;
        tip.style.top = `${event.clientY - box.top + 14}px`;
    });
    matrix.addEventListener("pointerleave", () => { tip.hidden = true; });
    matrix.addEventListener("click", event => {
        const svg = event.target.closest("svg[data-states]");
        if (svg) Blazor.navigateTo(`/communes/${encodeURIComponent(cell(svg, event).code)}`);
    });
}
