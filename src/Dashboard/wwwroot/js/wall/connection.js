// Keeps one connection to the hub, for ever: every failure, also of the first start, is tried again after a jittered pause.

const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
const backOff = failures => Math.min(10000, 500 * 2 ** Math.min(failures, 5)) * (0.5 + Math.random() / 2);

/** True once the server says that it can serve. */
export async function ready() {
    try {
        return (await fetch("/health/ready", { cache: "no-store" })).ok;
    } catch {
        return false;
    }
}

/** Reloads as soon as the server is ready, not before: a wall must never be left on an error page. */
export async function reloadWhenReady() {
    while (!await ready()) await pause(1000 + Math.random() * 1000);
    location.reload();
}

function build(url, handlers) {
    const connection = new signalR.HubConnectionBuilder()
        .withUrl(url, { skipNegotiation: true, transport: signalR.HttpTransportType.WebSockets })
        .configureLogging(signalR.LogLevel.None)
        .build();
    connection.serverTimeoutInMilliseconds = 15000;
    for (const [name, handle] of Object.entries(handlers)) connection.on(name, handle);
    return connection;
}

/** Connects, watches, waits for the end, and begins anew. `silence` tells how long no message came. */
export async function keepConnected({ url, scope, handlers, silence }) {
    for (let failures = 0; ; failures++) {
        const connection = build(url, handlers);
        const ended = new Promise(done => connection.onclose(done));
        let watchdog;
        try {
            await connection.start();
            await connection.invoke("Watch", scope);
            failures = 0;
            watchdog = setInterval(() => silence() > 15000 && connection.stop(), 1000);
            await ended;
        } catch {
            await connection.stop();
            // A ready server that keeps refusing us: our right to watch is gone. The page then shows a pairing code.
            if (failures >= 3 && await ready()) location.reload();
        }
        clearInterval(watchdog);
        await pause(backOff(failures));
    }
}
