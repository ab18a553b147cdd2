using System.Buffers.Text;
using System.Net.WebSockets;
using System.Text;

namespace Ioc.LoadTests.Scenarios;

/// <summary>
/// A viewer of the hub that costs little: it reads every message whole and looks in boards for one figure only. Thousands fit into one process, beside the server that is
/// measured; SignalR's client would decode every message on its processors.
/// </summary>
internal sealed class LightViewer : IAsyncDisposable
{
    private static readonly byte[] _board = "\"target\":\"Board\""u8.ToArray();
    private static readonly byte[] _figure = "\"id\":\"received-today\",\"value\":"u8.ToArray();

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Markers _markers;
    private readonly Step _step;
    private Task _reading = Task.CompletedTask;
    private volatile int _seen;

    private LightViewer(Markers markers, Step step) => (_markers, _step) = (markers, step);

    /// <summary>How many markers its latest board shows.</summary>
    public int Seen => _seen;

    public bool IsOpen => _socket.State == WebSocketState.Open;

    public static async Task<LightViewer> ConnectAsync(Uri hub, string key, string scope, Markers markers, Step step)
    {
        var viewer = new LightViewer(markers, step);
        viewer._socket.Options.SetRequestHeader("Authorization", "Bearer " + key);
        viewer._socket.Options.SetBuffer(4096, 256);
        await viewer._socket.ConnectAsync(new UriBuilder(hub) { Scheme = "ws" }.Uri, CancellationToken.None);
        await viewer.SendAsync("""{"protocol":"json","version":1}""");
        await viewer.SendAsync($$"""{"type":1,"invocationId":"1","target":"Watch","arguments":["{{scope}}"]}""");
        viewer._reading = viewer.ReadAsync();
        return viewer;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _ended.Dispose();
    }

    private Task SendAsync(string json) => _socket.SendAsync(Encoding.UTF8.GetBytes(json + '\u001e'), WebSocketMessageType.Text, true, _ended.Token);

    private async Task ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        int kept = 0;
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult read = await _socket.ReceiveAsync(buffer.AsMemory(kept), _ended.Token);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    _step.Fail("closed by the server");
                    return;
                }

                kept += read.Count;
                if (read.EndOfMessage)
                {
                    Look(buffer.AsSpan(0, kept));
                    kept = 0;
                }
                else if (kept == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2); // Communes is longer
                }
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The scenario is over.
        }
        catch (WebSocketException problem)
        {
            _step.Fail(problem.WebSocketErrorCode.ToString());
        }
    }

    private void Look(ReadOnlySpan<byte> message)
    {
        int at = message.IndexOf(_board) < 0 ? -1 : message.IndexOf(_figure);
        if (at < 0 || !Utf8Parser.TryParse(message[(at + _figure.Length)..], out int shown, out _))
        {
            return;
        }

        for (; _seen < shown; _seen++)
        {
            if (_markers.ProducedAt(_seen + 1) is { } producedAt)
            {
                _step.Ok(TimeProvider.System.GetElapsedTime(producedAt));
            }
        }
    }
}
