// "/" goes to the search box, as readers of such pages expect; Escape leaves it.
document.addEventListener("keydown", event => {
    const search = document.querySelector("[data-search]");
    if (!search || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "") || document.activeElement?.isContentEditable;
    if (event.key === "/" && !typing) {
        event.preventDefault();
        search.focus();
        search.select();
    } else if (event.key === "Escape" && document.activeElement === search) {
        search.blur();
    }
});
