// A page that draws its first rows only prints all of them: a link that says what a row is (data-print) and how many there are
// leads to all rows, and paper follows when they are there.
document.addEventListener("click", event => {
    const link = event.target.closest?.("[data-print]");
    if (!link) return;
    const { print: rows, printCount: count } = link.dataset;
    const all = () => document.querySelectorAll(rows).length >= Number(count);
    if (all()) {
        event.preventDefault();
        window.print();
        return;
    }
    const watch = new MutationObserver(() => {
        if (!all()) return;
        watch.disconnect();
        requestAnimationFrame(() => window.print());
    });
    watch.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => watch.disconnect(), 10000);
});
