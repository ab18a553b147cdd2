// What the server wrote into the page: language, texts and names.
import { one } from "./dom.js";

const facts = JSON.parse(one("[data-wall]").getAttribute("data-wall"));

export const language = facts.lang;
export const texts = facts.texts;
export const communes = new Set(facts.communes);
export const unitName = code => facts.units[code] || code;
export const systemName = id => facts.systems[id] || id;
export const fill = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (_, i) => values[i]);
