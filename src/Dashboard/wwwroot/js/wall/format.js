// Numbers and ages in the viewer's language, as the server writes them (Resources/Formats.cs).
import { language, texts, fill } from "./facts.js";

const [group, point] = language === "en" ? [",", "."] : [".", ","];

export function number(value, decimals = 0) {
    if (value === null || value === undefined || Number.isNaN(value)) return "—";
    const [whole, rest] = Math.abs(value).toFixed(decimals).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
    return (value < 0 ? "−" : "") + grouped + (rest ? point + rest : "");
}

export function percent(share, decimals = 1) {
    if (share === null || share === undefined) return "—";
    const unit = 10 ** decimals;
    return number(Math.floor(share * 100 * unit + 1e-6) / unit, decimals) + (language === "en" ? "%" : "\u00a0%");
}

/** The two greatest units of a stretch of time in milliseconds. */
export function age(milliseconds) {
    const minutes = Math.floor(Math.max(0, milliseconds) / 60000);
    if (minutes < 1) return texts.underMinute;
    const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
    const parts = days > 0 ? [[days, texts.days], [hours, texts.hours]] : [[hours, texts.hours], [rest, texts.minutes]];
    return parts.filter(([n]) => n > 0).map(([n, pattern]) => fill(pattern, n)).join(" ");
}

// Local time is UTC+7 the year round, wherever this screen's own clock is set.
const local = milliseconds => new Date(milliseconds + 7 * 3600000);
const two = n => String(n).padStart(2, "0");

export function time(milliseconds) {
    const d = local(milliseconds);
    return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())}`;
}

export function date(milliseconds) {
    const d = local(milliseconds);
    return `${texts.weekdays[d.getUTCDay()]}, ${two(d.getUTCDate())}/${two(d.getUTCMonth() + 1)}/${d.getUTCFullYear()}`;
}
