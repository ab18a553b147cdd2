// Where a row of links is wider than the screen, the one of the page that is shown is moved into sight.
(() => {
    let shown = new WeakMap();

    function show() {
        for (const row of document.querySelectorAll("nav.menu, nav.tabs")) {
            const active = row.querySelector("a.active");
            if (!active || shown.get(row) === active) continue;
            shown.set(row, active);
            const box = active.getBoundingClientRect(), around = row.getBoundingClientRect();
            row.scrollLeft += box.left - around.left - (around.width - box.width) / 2;
        }
    }

    // Its own letters are wider than those that stood in for them.
    function showAnew() {
        shown = new WeakMap();
        show();
    }

    new MutationObserver(show).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
    addEventListener("resize", showAnew);
    show();
    document.fonts.ready.then(showAnew);
})();
