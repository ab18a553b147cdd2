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
import { attribute } from "./dom.js";
import { language } from "./facts.js";
import * as past from "./past.js";

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

if (past.isAsked) {
    past.begin(({ board, communes: list, systems: states }) => {
        tiles.show(board);
        incidents.show(board);
        communes.show(list);
        systems.show(states);
    });
} else {
    // A board that was stopped for discussion shows nothing new; that the server is there is still heard.
    const unlessFrozen = show => message => { if (!past.isFrozen()) show(message); };
    past.offerFreeze();
    keepConnected({
        url: `/hubs/live?lang=${language}`,
        scope: "province",
        silence: presence.silence,
        refused: presence.refused,
        handlers: {
            Board: message => past.isFrozen() ? presence.alive() : board(message),
            Communes: unlessFrozen(communes.show), Sparks: unlessFrozen(sparkline.show), Systems: unlessFrozen(systems.show),
        },
    });
}
attribute(document.body, "data-runs", ""); // check.js
