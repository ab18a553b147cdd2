// A page that becomes live is drawn anew by its circuit. What a reader typed until then, and where the focus stood, goes over to the new elements, as they come.
(() => {
    const traits = ["id", "name", "type", "href", "placeholder", "aria-label", "popovertarget"];
    const texts = "input:not([type=checkbox], [type=radio], [type=hidden]), textarea, select";
    const longest = 10000;
    const twins = element => [...document.getElementsByTagName(element.tagName)].filter(other => traits.every(trait => other.getAttribute(trait) === element.getAttribute(trait)));
    const places = new Map(), typedInto = new Set();
    const shown = document.querySelector("header.top"), watch = new MutationObserver(carryOver);
    let focused = null;

    const remember = element => places.set(element, twins(element).indexOf(element));
    const twin = element => twins(element)[places.get(element)];

    function typed({ target }) {
        if (!target.matches?.(texts)) return;
        remember(target);
        typedInto.add(target);
    }

    function entered({ target }) {
        focused = target;
        remember(target);
    }

    // Left by the reader, not removed from under them: nothing to bring back.
    function left({ target }) {
        setTimeout(() => {
            if (focused === target && target.isConnected && document.activeElement !== target) focused = null;
        });
    }

    function giveText(from, to) {
        to.value = from.value;
        to.dispatchEvent(new Event("input", { bubbles: true }));
        to.dispatchEvent(new Event("change", { bubbles: true }));
    }

    function giveFocus(from, to) {
        if (document.activeElement !== document.body) return;
        to.focus({ preventScroll: true });
        try {
            if (from.selectionStart != null) to.setSelectionRange(from.selectionStart, from.selectionEnd, from.selectionDirection);
        } catch {
            // No text in it.
        }
    }

    function carryOver() {
        if (shown.isConnected || !document.querySelector("header.top")) return;
        if (!("interactive" in document.body.dataset)) {
            document.body.dataset.interactive = "";
            document.removeEventListener("input", typed, true);
            document.removeEventListener("focusin", entered);
            document.removeEventListener("focusout", left);
            setTimeout(() => watch.disconnect(), longest);
        }

        for (const from of typedInto) {
            const to = twin(from);
            if (!to || from.isConnected) continue;
            typedInto.delete(from);
            if (to.value !== from.value) giveText(from, to);
        }

        const to = focused && !focused.isConnected && twin(focused);
        if (to) {
            giveFocus(focused, to);
            focused = null;
        }

        if (typedInto.size === 0 && !focused) watch.disconnect();
    }

    if (!shown) return;
    if (document.activeElement && document.activeElement !== document.body) entered({ target: document.activeElement });
    document.addEventListener("input", typed, true);
    document.addEventListener("focusin", entered);
    document.addEventListener("focusout", left);
    watch.observe(document.body, { childList: true, subtree: true });
})();
