using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ioc.LoadTests.Circuits;

/// <summary>
/// A signed-in page of Blazor Server as the server sees it: the page is fetched, its circuit started over a WebSocket, every render batch acknowledged, every call of
/// JavaScript answered. What a browser would draw is not drawn, so hundreds fit into one process.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly TaskCompletionSource _rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private Task _pinging = Task.CompletedTask;
    private string _operations = "";
    private string _state = "";
    private long _batches;
    private long _bytes;

    private Circuit()
    {
    }

    /// <summary>Render batches so far, and their bytes.</summary>
    public (long Batches, long Bytes) Rendered => (Interlocked.Read(ref _batches), Interlocked.Read(ref _bytes));

    /// <summary>Why it ended before its time; null: it is there.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Fetches the page, starts its circuit and waits for what it renders first.</summary>
    public static async Task<Circuit> OpenAsync(HttpClient browser, Uri site, string cookie, string path, CancellationToken cancellation)
    {
        var circuit = new Circuit();
        try
        {
            string page = await browser.GetStringAsync(path, cancellation);
            circuit.Prepare(page);
            circuit._socket.Options.SetRequestHeader("Cookie", cookie);
            circuit._socket.Options.SetRequestHeader("Origin", site.GetLeftPart(UriPartial.Authority));
            await circuit._socket.ConnectAsync(new UriBuilder(site) { Scheme = "ws", Path = "/_blazor" }.Uri, cancellation);
            await circuit.SendAsync(Encoding.UTF8.GetBytes("""{"protocol":"blazorpack","version":1}""" + '\u001e'), cancellation);
            circuit._reading = circuit.ReadAsync();
            await circuit.InvokeAsync("0", "StartCircuit", cancellation, site.ToString(), new Uri(site, path).ToString(), "[]", circuit._state);
            await circuit._rendered.Task.WaitAsync(cancellation);
            circuit._pinging = circuit.PingAsync();
            return circuit;
        }
        catch (Exception problem)
        {
            string? trouble = circuit.Trouble;
            await circuit.DisposeAsync();
            throw new IOException($"circuit of {path}: {trouble ?? problem.Message}", problem);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await Task.WhenAll(_reading, _pinging).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _ended.Dispose();
        _sending.Dispose();
    }

    /// <summary>Takes the descriptors of the interactive components out of the page, as blazor.web.js does.</summary>
    private void Prepare(string page)
    {
        var operations = new JsonArray();
        foreach (Match marker in Marker().Matches(page))
        {
            JsonNode descriptor = JsonNode.Parse(marker.Groups[1].Value)!;
            if (descriptor["descriptor"] is not null)
            {
                operations.Add(new JsonObject { ["type"] = "add", ["ssrComponentId"] = operations.Count + 1, ["marker"] = descriptor });
            }
        }

        if (operations.Count == 0)
        {
            throw new InvalidDataException("the page has no interactive component: is its session signed in?");
        }

        _operations = new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString();
        _state = State().Match(page).Groups[1].Value;
    }

    private async Task ReadAsync()
    {
        try
        {
            var buffer = new byte[64 * 1024];
            int kept = 0;
            bool shaken = false;
            while (true)
            {
                ValueWebSocketReceiveResult read = await _socket.ReceiveAsync(buffer.AsMemory(kept), _ended.Token);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    throw new WebSocketException("closed by the server");
                }

                kept += read.Count;
                int taken = shaken ? 0 : buffer.AsSpan(0, kept).IndexOf((byte)0x1e) + 1;
                shaken |= taken > 0;
                taken += shaken ? await TakeAsync(buffer.AsMemory(taken, kept - taken)) : 0;
                buffer.AsSpan(taken, kept - taken).CopyTo(buffer);
                kept -= taken;
                if (kept == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }
            }
        }
        catch (Exception problem)
        {
            Trouble = _ended.IsCancellationRequested ? Trouble : Trouble ?? problem.Message;
            _rendered.TrySetException(new IOException(Trouble ?? "ended"));
        }
    }

    /// <summary>Takes the messages that are whole; returns how many bytes they were.</summary>
    private async Task<int> TakeAsync(ReadOnlyMemory<byte> bytes)
    {
        int taken = 0;
        while (Frame(bytes.Span[taken..]) is { } frame && taken + frame.Start + frame.Length <= bytes.Length)
        {
            object?[] message = (object?[])new PackReader(bytes.Span.Slice(taken + frame.Start, frame.Length)).Read()!;
            taken += frame.Start + frame.Length;
            if (message[0] is 1L)
            {
                await CalledAsync((string)message[3]!, (object?[])message[4]!, frame.Length);
            }
            else if (message[0] is 3L && message[2] is "0")
            {
                // The circuit is there: its components come now, as blazor.web.js sends them.
                await InvokeAsync(null, "UpdateRootComponents", _ended.Token, _operations, _state);
            }
            else if (message[0] is 7L)
            {
                throw new InvalidDataException($"closed: {message.ElementAtOrDefault(1)}");
            }
        }

        return taken;
    }

    private async Task CalledAsync(string target, object?[] arguments, int length)
    {
        switch (target)
        {
            case "JS.RenderBatch":
                Interlocked.Increment(ref _batches);
                Interlocked.Add(ref _bytes, length);
                _rendered.TrySetResult();
                await SendAsync(new PackWriter().Array(6).Number(1).EmptyMap().Text(null).Text("OnRenderCompleted").Array(2).Number((long)arguments[0]!).Text(null).Array(0).Framed(), _ended.Token);
                break;
            case "JS.BeginInvokeJS":
                string result = arguments[1] is "import" ? """{"__jsObjectId":1}""" : "null";
                string answer = $"[{arguments[0]},true,{result}]";
                await SendAsync(new PackWriter().Array(6).Number(1).EmptyMap().Text(null).Text("EndInvokeJSFromDotNet").Array(3).Number((long)arguments[0]!).Flag(true).Text(answer).Array(0).Framed(), _ended.Token);
                break;
            case "JS.Error":
                throw new InvalidDataException($"{arguments[0]}");
        }
    }

    private Task InvokeAsync(string? id, string target, CancellationToken cancellation, params string[] arguments)
    {
        PackWriter call = new PackWriter().Array(6).Number(1).EmptyMap().Text(id).Text(target).Array(arguments.Length);
        Array.ForEach(arguments, argument => call.Text(argument));
        return SendAsync(call.Array(0).Framed(), cancellation);
    }

    private async Task SendAsync(byte[] bytes, CancellationToken cancellation)
    {
        await _sending.WaitAsync(cancellation);
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Binary, true, cancellation);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingEvery);
        while (await timer.WaitForNextTickAsync(_ended.Token))
        {
            await SendAsync(new PackWriter().Array(1).Number(6).Framed(), _ended.Token);
        }
    }

    /// <summary>Where the next message begins and how long it is; null while its length is not all there.</summary>
    private static (int Start, int Length)? Frame(ReadOnlySpan<byte> bytes)
    {
        int length = 0;
        for (int read = 0; read < bytes.Length; read++)
        {
            length |= (bytes[read] & 0x7f) << (7 * read);
            if ((bytes[read] & 0x80) == 0)
            {
                return (read + 1, length);
            }
        }

        return null;
    }

    [GeneratedRegex("<!--Blazor:({\"type\":\"server\".*?})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
