// Small steps on the page; each touches it only when something differs.

export const one = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

export function text(element, value) {
    if (element && element.textContent !== value) element.textContent = value;
}

export function attribute(element, name, value) {
    if (!element) return;
    if (value === null || value === false) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}
