// On a page that could not be opened because the database is away: opens it again by itself once the database answers.
(() => {
    const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

    async function answers() {
        try {
            return (await (await fetch("/health/ready", { cache: "no-store" })).json()).stores.operational === "ok";
        } catch {
            return false; // the server is away too
        }
    }

    // Not all at once, and no faster than a reader would.
    (async () => {
        do await pause(2000 + Math.random() * 2000); while (!await answers());
        location.reload();
    })();
})();
