// Where a row of links is wider than the screen, the one of the page that is shown is moved into sight.
(() => {
    const shown = new WeakMap();

    function show() {
        for (const row of document.querySelectorAll("nav.menu, nav.tabs")) {
            const active = row.querySelector("a.active");
            if (!active || shown.get(row) === active) continue;
            shown.set(row, active);
            row.scrollLeft = active.offsetLeft - row.offsetLeft - (row.clientWidth - active.offsetWidth) / 2;
        }
    }

    new MutationObserver(show).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
    show();
})();
