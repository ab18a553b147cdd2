// A screen without a credential: shows a code, asks until it is approved, then loads the wall.
const code = document.querySelector("[data-code]");
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

async function call(method) {
    try {
        const answer = await fetch("/wall/pairing", { method, cache: "no-store", credentials: "same-origin" });
        return answer.ok ? await answer.json() : null;
    } catch (away) {
        return null; // asked again
    }
}

async function pair() {
    for (let state = "expired"; state !== "approved";) {
        const answer = await call(state === "expired" ? "POST" : "GET");
        if (answer && answer.code) code.textContent = answer.code;
        if (answer) state = answer.state;
        if (state !== "approved") await pause(2000 + Math.random() * 1000);
    }
    location.reload();
}

pair();
document.body.setAttribute("data-runs", ""); // check.js
