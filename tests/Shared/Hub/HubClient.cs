using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Ioc.Tests.Shared.Hub;

/// <summary>A message of the hub: what was called, with which argument, and how many bytes it came in. Completions have target "" and the error in Argument (null: none).</summary>
public sealed record HubMessage(string Target, JsonElement? Argument, int Bytes, TimeSpan At);

/// <summary>A small client of SignalR's JSON protocol over a WebSocket (no C# client can be restored everywhere). One reader at a time.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private const char RecordEnd = '\u001e';

    private readonly ClientWebSocket _socket;
    private readonly Channel<HubMessage> _messages = Channel.CreateUnbounded<HubMessage>();
    private readonly CancellationTokenSource _ended = new();
    private readonly long _began = Stopwatch.GetTimestamp();
    private Task _reading = Task.CompletedTask;

    private HubClient(ClientWebSocket socket) => _socket = socket;

    /// <summary>Connects and shakes hands. Throws <see cref="WebSocketException"/> when the server refuses.</summary>
    public static async Task<HubClient> ConnectAsync(Uri address, string? bearer, CancellationToken cancellation, string? origin = null, string? cookie = null)
    {
        var socket = new ClientWebSocket();
        Set(socket, "Authorization", bearer is null ? null : "Bearer " + bearer);
        Set(socket, "Origin", origin);
        Set(socket, "Cookie", cookie);
        var live = new UriBuilder(address) { Scheme = address.Scheme == "https" ? "wss" : "ws" };
        await socket.ConnectAsync(live.Uri, cancellation);
        var client = new HubClient(socket);
        await client.SendAsync("""{"protocol":"json","version":1}""", cancellation);
        client._reading = client.ReadAsync();
        return client;
    }

    /// <summary>Calls `Watch(scope)`.</summary>
    public Task WatchAsync(string scope, CancellationToken cancellation) =>
        SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = "Watch", arguments = new[] { scope } }), cancellation);

    public Task CallAsync(string target, object?[] arguments, CancellationToken cancellation) =>
        SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = "1", target, arguments }), cancellation);

    /// <summary>The next message; throws <see cref="ChannelClosedException"/> when the server closed.</summary>
    public ValueTask<HubMessage> NextAsync(CancellationToken cancellation) => _messages.Reader.ReadAsync(cancellation);

    /// <summary>Skips to the next call of this target.</summary>
    public async Task<HubMessage> NextAsync(string target, CancellationToken cancellation)
    {
        while (true)
        {
            HubMessage message = await NextAsync(cancellation);
            if (message.Target == target)
            {
                return message;
            }
        }
    }

    /// <summary>Stops reading the socket, as a suspended viewer does; what is sent piles up on the server's side.</summary>
    public void Suspend() => _suspended = true;

    private volatile bool _suspended;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _ended.Dispose();
    }

    private static void Set(ClientWebSocket socket, string header, string? value)
    {
        if (value is not null)
        {
            socket.Options.SetRequestHeader(header, value);
        }
    }

    private Task SendAsync(string json, CancellationToken cancellation) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(json + RecordEnd), WebSocketMessageType.Text, true, cancellation);

    private async Task ReadAsync()
    {
        Exception? why = null;
        try
        {
            var text = new MemoryStream();
            byte[] buffer = new byte[16 * 1024];
            while (!_suspended)
            {
                ValueWebSocketReceiveResult read = await _socket.ReceiveAsync(buffer.AsMemory(), _ended.Token);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                text.Write(buffer, 0, read.Count);
                if (read.EndOfMessage && read.Count > 0 && buffer[read.Count - 1] == RecordEnd)
                {
                    Take(text.ToArray());
                    text.SetLength(0);
                }
            }
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException)
        {
            why = problem;
        }

        if (!_suspended)
        {
            _messages.Writer.TryComplete(why);
        }
    }

    private void Take(byte[] bytes)
    {
        foreach (string record in Encoding.UTF8.GetString(bytes).Split(RecordEnd, StringSplitOptions.RemoveEmptyEntries))
        {
            JsonElement json = JsonDocument.Parse(record).RootElement;
            int type = json.TryGetProperty("type", out JsonElement kind) ? kind.GetInt32() : 0;
            HubMessage? message = type switch
            {
                1 => new HubMessage(json.GetProperty("target").GetString()!, json.GetProperty("arguments")[0], Encoding.UTF8.GetByteCount(record), Now),
                3 => new HubMessage("", json.TryGetProperty("error", out JsonElement error) ? error : null, record.Length, Now),
                _ => null, // handshake, ping, close
            };
            if (message is not null)
            {
                _messages.Writer.TryWrite(message);
            }
        }
    }

    private TimeSpan Now => Stopwatch.GetElapsedTime(_began);
}
