// Keeps one connection to the hub, for ever: every failure, also of the first start, is tried again after a jittered pause.
// Where WebSockets do not pass (a proxy refuses them) the next way, over plain HTTP, is taken while it lasts.

const { WebSockets, ServerSentEvents, LongPolling } = signalR.HttpTransportType;
const ways = [WebSockets, ServerSentEvents, LongPolling];

// One refusal may be a server that is about to be ready.
const triesOfAWay = 2;
const patience = 15000;

const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
const backOff = failures => Math.min(10000, 500 * 2 ** Math.min(failures, 5)) * (0.5 + Math.random() / 2);
const within = work => Promise.race([work, pause(patience).then(() => Promise.reject(new Error("no answer")))]);
const ask = address => fetch(address, { cache: "no-store", credentials: "same-origin" });

/** True once the server says that it can serve. */
async function ready() {
    try {
        return (await ask("/health/ready")).ok;
    } catch (away) {
        return false;
    }
}

/** Reloads as soon as the server is ready, not before: a wall must never be left on an error page. */
export async function reloadWhenReady() {
    while (!await ready()) await pause(1000 + Math.random() * 1000);
    location.reload();
}

/** Whether the server would now show this screen a pairing code: our right to watch is gone. */
async function mustPair() {
    try {
        return (await (await ask(location.href)).text()).includes("data-pairing");
    } catch (away) {
        return false;
    }
}

function build(url, transport, handlers) {
    const connection = new signalR.HubConnectionBuilder()
        .withUrl(url, { skipNegotiation: transport === WebSockets, transport })
        .configureLogging(signalR.LogLevel.None)
        .build();
    connection.serverTimeoutInMilliseconds = patience;
    for (const [name, handle] of Object.entries(handlers)) connection.on(name, handle);
    return connection;
}

/** Connects, watches, waits for the end, and begins anew. `silence` tells how long no message came; `refused` is told whether the server is ready and no way to it passes. */
export async function keepConnected({ url, scope, handlers, silence, refused }) {
    for (let way = 0, failures = 0; ;) {
        const connection = build(url, ways[way % ways.length], handlers);
        const ended = new Promise(done => connection.onclose(done));
        let watchdog;
        try {
            await within(connection.start());
            await connection.invoke("Watch", scope);
            failures = 0;
            refused(false);
            const began = performance.now();
            watchdog = setInterval(() => Math.min(silence(), performance.now() - began) > patience && connection.stop(), 1000);
            await ended;
            way = 0; // whatever refused WebSockets may be gone
        } catch (failure) {
            connection.stop().catch(() => {});
            if (++failures % triesOfAWay === 0) {
                const up = await ready();
                if (up && await mustPair()) location.reload();
                if (up && ++way < ways.length) failures = 0;
                refused(up && way >= ways.length);
            }
        }
        clearInterval(watchdog);
        await pause(backOff(failures));
    }
}
