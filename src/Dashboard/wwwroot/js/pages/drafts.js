// What is typed into a form that asks for it (data-draft) stays in this browser until it was sent, so that a lost connection takes nothing with it.
// It is of whoever is signed in: signing out clears it in all tabs, and another user never meets it. The wall has neither such forms nor this script.
const prefix = "ioc-draft ", owner = "ioc-drafts-of", longest = 7 * 24 * 60 * 60 * 1000;
const viewer = document.body.dataset.viewer ?? "";

// As it was when the page was loaded: what a reader types while it is still offered does not replace it.
const before = new Map(), offered = new Map();

const formOf = key => document.querySelector(`[data-draft="${CSS.escape(key)}"]`);
const fieldsOf = form => [...form.querySelectorAll("textarea, select, input:not([type=hidden])")];
const isText = field => field.matches("textarea, input:not([type]), input[type=text]");

function read(key) {
    try {
        const draft = JSON.parse(localStorage.getItem(prefix + key));
        return draft && Date.now() - draft.at < longest ? draft.values : null;
    } catch {
        return null; // not ours
    }
}

function keep(form) {
    if (!viewer || localStorage.getItem(owner) !== viewer) return; // signed out meanwhile, perhaps in another tab
    const fields = fieldsOf(form), key = prefix + form.dataset.draft;
    try {
        if (fields.some(field => isText(field) && field.value.trim())) localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: fields.map(field => field.value) }));
        else localStorage.removeItem(key);
    } catch {
        // The browser keeps no more.
    }
}

function clear() {
    localStorage.removeItem(owner);
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}

/** Whether there is a draft for this form that says something else than stands in it. It is then to be seen. */
export function find(key) {
    const form = formOf(key), values = before.get(key) ?? read(key);
    before.delete(key);
    if (!form || !values) return false;
    const fields = fieldsOf(form);
    if (fields.length !== values.length || fields.every((field, i) => !isText(field) || field.value === values[i])) return false;
    offered.set(key, values);
    const folded = form.closest("details");
    if (folded) folded.open = true;
    return true;
}

/** Puts the draft into the form, as if it were typed. */
export function restore(key) {
    const fields = fieldsOf(formOf(key)), values = offered.get(key);
    offered.delete(key);
    fields.forEach((field, i) => {
        if (field.value === values[i]) return;
        field.value = values[i];
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    fields.find(isText).focus();
}

/** It was sent, or is not wanted. */
export function forget(key) {
    before.delete(key);
    offered.delete(key);
    localStorage.removeItem(prefix + key);
}

document.addEventListener("input", ({ target }) => {
    const form = target.closest?.("[data-draft]");
    if (form) keep(form);
}, true);

document.addEventListener("submit", ({ target }) => {
    if (target.getAttribute("action") === "/sign-out") clear();
}, true);

if (viewer && localStorage.getItem(owner) !== viewer) clear();
if (viewer) localStorage.setItem(owner, viewer);
// Also where nobody is signed in: a session that ran out may be gone on with, its drafts end all the same.
for (const key of Object.keys(localStorage).filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length))) {
    const values = read(key);
    if (!values) forget(key);
    else if (viewer) before.set(key, values);
}
