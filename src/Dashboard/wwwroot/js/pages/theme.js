// Light or dark: as the viewer chose on this device, else as the device says. Runs before the page is drawn, so nothing flashes.
(() => {
    const root = document.documentElement, key = "ioc.theme";
    const read = () => { try { return localStorage.getItem(key); } catch { return null; } };
    const kept = read();
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
    document.addEventListener("click", event => {
        if (!event.target.closest?.("[data-theme-toggle]")) return;
        const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
        root.dataset.theme = dark ? "light" : "dark";
        try { localStorage.setItem(key, root.dataset.theme); } catch { /* kept for this page only */ }
    });
})();
