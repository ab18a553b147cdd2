// Turns from scene to scene. `?scene=2` holds one, `?rotate=5` sets the seconds; space pauses, arrows turn.
import { all, one, attribute } from "./dom.js";

const parameters = new URLSearchParams(location.search);
const seconds = Number(parameters.get("rotate")) || 20;
const scenes = all("[data-scene]");
let current = Math.min(Math.max(1, Number(parameters.get("scene")) || 1), scenes.length);
let paused = parameters.has("scene");
let turnAt = performance.now() + seconds * 1000;
let turns = 0;

function show(number) {
    current = (number - 1 + scenes.length) % scenes.length + 1;
    turnAt = performance.now() + seconds * 1000;
    for (const scene of scenes) attribute(scene, "data-active", scene.dataset.scene === String(current) ? "" : null);
    for (const button of all("[data-go]")) attribute(button, "aria-current", button.dataset.go === String(current) ? "true" : null);
    attribute(document.body, "data-turns", turns++);
}

function pause(value) {
    paused = value;
    attribute(one("[data-pause]"), "aria-pressed", String(paused));
    turnAt = performance.now() + seconds * 1000;
}

export function tick() {
    if (!paused && performance.now() >= turnAt) show(current + 1);
}

export function begin() {
    for (const button of all("[data-go]")) button.addEventListener("click", () => show(Number(button.dataset.go)));
    one("[data-pause]").addEventListener("click", () => pause(!paused));
    document.addEventListener("keydown", event => {
        if (event.code === "Space") { event.preventDefault(); pause(!paused); }
        if (event.code === "ArrowRight") show(current + 1);
        if (event.code === "ArrowLeft") show(current - 1);
    });
    show(current);
    pause(paused);
}
