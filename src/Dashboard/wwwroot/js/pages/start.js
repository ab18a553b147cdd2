// Starts the interactive pages with a reconnection of our own: when the connection is lost the page says so,
// waits until the server is ready, and loads again. A page's state is in its address, so nothing is lost.
(() => {
    const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
    let waiting = false;

    async function ready() {
        try {
            return (await fetch("/health/ready", { cache: "no-store" })).ok;
        } catch {
            return false;
        }
    }

    async function reloadWhenReady() {
        if (waiting) return;
        waiting = true;
        document.body.setAttribute("data-gone-now", "");
        const banner = document.querySelector("[data-gone-banner]");
        if (banner) banner.hidden = false;
        do await pause(1000 + Math.random() * 1000); while (!await ready());
        location.reload();
    }

    // Back or forward before the page is live: its circuit begins with the address of before, and nobody would draw the other one.
    const bare = () => location.href.split("#")[0], delivered = bare();
    addEventListener("popstate", event => {
        if ("interactive" in document.body.dataset || bare() === delivered) return;
        event.stopImmediatePropagation();
        location.reload();
    });

    let leaving = false;
    addEventListener("beforeunload", () => { leaving = true; });
    const down = () => { if (!leaving) reloadWhenReady(); };
    Blazor.start({ circuit: { reconnectionHandler: { onConnectionDown: down, onConnectionUp: () => {} } } }).catch(down);
})();
