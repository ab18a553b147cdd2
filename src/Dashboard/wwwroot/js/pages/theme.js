// Light or dark: as the viewer chose on this device, else as the device says. Runs before the page is drawn, so nothing flashes.
(() => {
    const root = document.documentElement, key = "ioc.theme", device = matchMedia("(prefers-color-scheme: dark)");
    const known = theme => theme === "dark" || theme === "light" ? theme : null;
    const read = () => { try { return known(localStorage.getItem(key)); } catch { return null; } };
    let chosen = read();
    const show = () => { root.dataset.theme = chosen ?? (device.matches ? "dark" : "light"); };
    show();
    device.addEventListener("change", show);
    addEventListener("storage", event => {
        if (event.key !== key) return;
        chosen = known(event.newValue);
        show();
    });
    document.addEventListener("click", event => {
        if (!event.target.closest?.("[data-theme-toggle]")) return;
        chosen = root.dataset.theme === "dark" ? "light" : "dark";
        show();
        try { localStorage.setItem(key, chosen); } catch { /* kept for this page only */ }
    });
})();
