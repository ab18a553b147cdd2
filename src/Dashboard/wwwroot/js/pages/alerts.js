// The bell of every page: how many alerts are open, and a sound for a new one when the reader switched it on (off by default).
(() => {
    const bell = document.querySelector("[data-bell]");
    const soundKey = "ioc-alert-sound";
    let known = null;

    const soundIsOn = () => localStorage.getItem(soundKey) === "on";

    function ring() {
        const audio = new AudioContext();
        [880, 660].forEach((pitch, i) => {
            const tone = audio.createOscillator(), gain = audio.createGain();
            tone.frequency.value = pitch;
            gain.gain.value = .08;
            tone.connect(gain).connect(audio.destination);
            tone.start(audio.currentTime + i * .22);
            tone.stop(audio.currentTime + i * .22 + .18);
        });
    }

    async function look() {
        try {
            const answer = await fetch("/alerts/open", { cache: "no-store", headers: { accept: "application/json" } });
            if (!answer.ok) return;
            const alerts = await answer.json();
            const badge = document.querySelector("[data-bell]");
            if (badge) {
                const waiting = alerts.filter(alert => !alert.acknowledged);
                badge.querySelector("[data-bell-count]").textContent = alerts.length || "";
                badge.toggleAttribute("data-ringing", waiting.length > 0);
                badge.toggleAttribute("data-critical", waiting.some(alert => alert.critical));
                badge.title = waiting.slice(0, 5).map(alert => alert.title).join("\n");
            }
            const ids = new Set(alerts.map(alert => alert.id));
            if (known && soundIsOn() && [...ids].some(id => !known.has(id))) ring();
            known = ids;
        } catch {
            // The server is away: the page says so itself.
        }
    }

    // The page is drawn anew when its circuit begins and when one navigates: the button is looked for each time.
    function showToggle() {
        const toggle = document.querySelector("[data-sound-toggle]");
        if (!toggle || toggle.getAttribute("aria-pressed") === String(soundIsOn())) return;
        toggle.setAttribute("aria-pressed", soundIsOn());
        toggle.textContent = soundIsOn() ? toggle.dataset.off : toggle.dataset.on;
    }

    document.addEventListener("click", event => {
        if (!event.target.closest("[data-sound-toggle]")) return;
        localStorage.setItem(soundKey, soundIsOn() ? "off" : "on");
        showToggle();
        if (soundIsOn()) ring();
    });
    new MutationObserver(showToggle).observe(document.body, { childList: true, subtree: true });

    showToggle();
    if (bell) {
        look();
        setInterval(look, 10000);
    }
})();
