// The wall: figures from the hub onto the page.
import * as clock from "./clock.js";
import * as communes from "./communes.js";
import * as incidents from "./incidents.js";
import * as presence from "./presence.js";
import * as scenes from "./scenes.js";
import * as sparkline from "./sparkline.js";
import * as systems from "./systems.js";
import * as tiles from "./tiles.js";
import { keepConnected, reloadWhenReady } from "./connection.js";
import { language } from "./facts.js";

let build = null;

function board(message) {
    if (build !== null && build !== message.build) reloadWhenReady();
    build = message.build;
    clock.synchronise(message.asOf);
    presence.heard(message.asOf);
    tiles.show(message);
    incidents.show(message);
}

scenes.begin();
setInterval(() => { clock.tick(); presence.show(); scenes.tick(); }, 250);
setInterval(incidents.tick, 10000);

keepConnected({
    url: `/hubs/live?lang=${language}`,
    scope: "province",
    silence: presence.silence,
    handlers: { Board: board, Communes: communes.show, Sparks: sparkline.show, Systems: systems.show },
});
