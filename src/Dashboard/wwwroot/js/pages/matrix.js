// The matrix of systems: tells which unit lies under the pointer or the arrow keys, and opens its page on a click or Enter.
let tip = null, mark = null, column = 0;

const rows = matrix => [...matrix.querySelectorAll("svg[data-states]")];

function cell(svg, i) {
    const { states, names, units } = svg.dataset;
    return { state: states[i], name: names.split("|")[i], code: units.split("|")[i], count: states.length };
}

function at(svg, event) {
    const box = svg.getBoundingClientRect(), count = svg.dataset.states.length;
    return Math.min(count - 1, Math.max(0, Math.floor((event.clientX - box.left) / box.width * count)));
}

function add(matrix, name) {
    const element = matrix.appendChild(document.createElement("div"));
    element.className = name;
    element.hidden = true;
    return element;
}

export function begin(notMonitored, words) {
    const matrix = document.querySelector("[data-matrix]");
    tip?.remove();
    mark?.remove();
    if (!matrix) return;
    tip = add(matrix, "matrix-tip");
    mark = add(matrix, "matrix-mark");
    const word = state => state === "." ? notMonitored : words[Number(state)];
    const system = svg => svg.closest("[data-system]").querySelector("a").firstChild.textContent.trim();
    const open = (svg, i) => Blazor.navigateTo(`/communes/${encodeURIComponent(cell(svg, i).code)}`);

    function say(svg, i, left, top) {
        const { state, name } = cell(svg, i), box = matrix.getBoundingClientRect();
        tip.hidden = false;
        tip.textContent = `${name} · ${system(svg)}: ${word(state)}`;
        tip.style.left = `${Math.max(0, Math.min(left - box.left + 14, box.width - 330))}px`;
        tip.style.top = `${top - box.top + 14}px`;
    }

    function choose(svg) {
        const { state, name, count } = cell(svg, column), box = svg.getBoundingClientRect(), around = matrix.getBoundingClientRect();
        svg.setAttribute("aria-valuenow", column + 1);
        svg.setAttribute("aria-valuetext", `${name}: ${word(state)}`);
        const width = box.width / count, left = box.left + column * width;
        mark.hidden = false;
        Object.assign(mark.style, { left: `${left - around.left - 2}px`, top: `${box.top - around.top - 2}px`, width: `${width}px`, height: `${box.height}px` });
        say(svg, column, left, box.bottom - 8);
    }

    // One row is in the order of the Tab key; arrows lead to the others.
    rows(matrix)[0]?.setAttribute("tabindex", "0");
    matrix.addEventListener("focusin", event => {
        const svg = event.target.closest("svg[data-states]");
        if (!svg) return;
        rows(matrix).forEach(row => row.setAttribute("tabindex", row === svg ? "0" : "-1"));
        column = Math.min(column, svg.dataset.states.length - 1);
        if (svg.matches(":focus-visible")) choose(svg);
    });
    matrix.addEventListener("focusout", () => { tip.hidden = mark.hidden = true; });
    matrix.addEventListener("keydown", event => {
        const svg = event.target.closest("svg[data-states]");
        if (!svg || event.ctrlKey || event.altKey || event.metaKey) return;
        const last = svg.dataset.states.length - 1, all = rows(matrix), row = all.indexOf(svg);
        const to = { ArrowLeft: column - 1, ArrowRight: column + 1, PageDown: column + 10, PageUp: column - 10, Home: 0, End: last }[event.key];
        const next = { ArrowUp: all[row - 1], ArrowDown: all[row + 1] }[event.key];
        if (to !== undefined) {
            column = Math.min(last, Math.max(0, to));
            choose(svg);
        } else if (next) {
            next.focus();
            choose(next);
        } else if (event.key === "Enter") {
            open(svg, column);
        } else if (!event.key.startsWith("Arrow")) {
            return;
        }
        event.preventDefault();
    });
    matrix.addEventListener("pointermove", event => {
        const svg = event.target.closest("svg[data-states]");
        if (svg) say(svg, at(svg, event), event.clientX, event.clientY);
        else tip.hidden = true;
    });
    matrix.addEventListener("pointerleave", () => { tip.hidden = true; });
    matrix.addEventListener("click", event => {
        const svg = event.target.closest("svg[data-states]");
        if (svg) open(svg, at(svg, event));
    });
}
