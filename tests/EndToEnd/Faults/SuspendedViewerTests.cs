using System.Diagnostics;
using Ioc.EndToEnd.Running;
using Ioc.Tests.Shared.Hub;

namespace Ioc.EndToEnd.Faults;

/// <summary>A viewer of the hub in a process of its own is stopped by SIGSTOP: its socket stays open and is read no more.</summary>
public sealed class SuspendedViewerTests
{
    private const int Changes = 20;

    /// <summary>Shakes hands, watches the province, says so, and reads for ever.</summary>
    private const string Viewer = """
        import base64, os, socket, struct, sys
        host, port, key = sys.argv[1], int(sys.argv[2]), sys.argv[3]
        s = socket.create_connection((host, port))
        s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        s.sendall(f'GET /hubs/live HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n'
                  f'Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\nAuthorization: Bearer {key}\r\n\r\n'.encode())
        def send(text):
            data, mask = (text + '\x1e').encode(), os.urandom(4)
            s.sendall(struct.pack('!BB', 0x81, 0x80 | len(data)) + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))
        head = s.recv(4096)
        assert b' 101 ' in head, head
        send('{"protocol":"json","version":1}')
        send('{"type":1,"target":"Watch","arguments":["province"]}')
        while True:
            got = s.recv(4096)
            if not got: sys.exit(3)
            if b'Board' in got: print('watching', flush=True)
        """;

    [Fact]
    public async Task Updates_of_the_others_go_on_when_a_viewer_is_suspended()
    {
        using var data = new TemporaryFolder();
        await using IocProcess program = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"]);
        using HttpClient sender = program.Client(IocProcess.IngestKey);
        var address = new Uri(program.Url);
        using Process viewer = Process.Start(new ProcessStartInfo("python3", ["-c", Viewer, address.Host, $"{address.Port}", IocProcess.ReadKey]) { RedirectStandardOutput = true })!;
        try
        {
            (await viewer.StandardOutput.ReadLineAsync()).ShouldBe("watching");
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await using HubClient other = await HubClient.ConnectAsync(new Uri(address, "/hubs/live"), IocProcess.ReadKey, limit.Token);
            await other.WatchAsync("province", limit.Token);
            await Tool.RunAsync("kill", ["-STOP", $"{viewer.Id}"]);

            string[] events = [.. FaultEvents.Open(Changes)];
            for (int i = 0; i < Changes; i++)
            {
                await sender.PostAllAsync([events[i]]);
                await BacklogAsync(other, i + 1, limit.Token);
            }

            viewer.HasExited.ShouldBeFalse("it is suspended, not gone");
        }
        finally
        {
            viewer.Kill();
        }
    }

    private static async Task BacklogAsync(HubClient client, int expected, CancellationToken limit)
    {
        double? seen;
        do
        {
            HubMessage board = await client.NextAsync("Board", limit);
            seen = board.Argument.GetProperty("tiles").EnumerateArray().First(t => t.GetProperty("id").GetString() == "backlog").GetProperty("value").GetDouble();
        }
        while (seen != expected);
    }
}
