using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.LoadTests.Circuits;

/// <summary>
/// A signed-in page of Blazor Server as the server sees it: the page is fetched, its circuit started over a WebSocket, every render batch acknowledged, every call of
/// JavaScript answered. What a browser would draw is not drawn, so hundreds fit into one process.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private readonly BlazorPack _protocol = new();
    private readonly TaskCompletionSource _rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HubConnection _connection;
    private volatile bool _leaving;
    private long _batches;

    private Circuit(Uri site, string cookie)
    {
        var builder = new HubConnectionBuilder();
        builder.WithUrl(new Uri(site, "/_blazor"), HttpTransportType.WebSockets, options =>
        {
            options.SkipNegotiation = true;
            options.Headers["Cookie"] = cookie;
            options.Headers["Origin"] = site.GetLeftPart(UriPartial.Authority);
        });
        builder.Services.AddSingleton<IHubProtocol>(_protocol);
        _connection = builder.Build();
        _connection.On<long, byte[]>(BlazorPack.RenderBatch, RenderedAsync);
        _connection.On<long, string, string?, int, long, int>("JS.BeginInvokeJS", (call, identifier, _, _, _, _) => AnswerAsync(call, identifier));
        _connection.On<string>("JS.Error", End);
        _connection.Closed += why =>
        {
            End(why?.Message ?? "closed by the server");
            return Task.CompletedTask;
        };
    }

    /// <summary>Render batches so far, and their bytes.</summary>
    public (long Batches, long Bytes) Rendered => (Interlocked.Read(ref _batches), _protocol.Rendered);

    /// <summary>Why it ended before its time; null: it is there.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Fetches the page, starts its circuit and waits for what it renders first. Throws <see cref="IOException"/>, with an <see cref="InvalidDataException"/> inside where the page has no circuit.</summary>
    public static async Task<Circuit> OpenAsync(HttpClient browser, Uri site, string cookie, string path, CancellationToken cancellation)
    {
        var circuit = new Circuit(site, cookie);
        try
        {
            string page = await browser.GetStringAsync(path, cancellation);
            (string components, string state) = (ComponentsOf(page), State().Match(page).Groups[1].Value);
            await circuit._connection.StartAsync(cancellation);
            _ = await circuit._connection.InvokeAsync<string?>("StartCircuit", site.ToString(), new Uri(site, path).ToString(), "[]", state, cancellation) ?? throw new IOException("the circuit was refused");
            await circuit._connection.SendAsync("UpdateRootComponents", components, state, cancellation);
            await circuit._rendered.Task.WaitAsync(cancellation);
            return circuit;
        }
        catch (Exception problem)
        {
            string? trouble = circuit.Trouble;
            await circuit.DisposeAsync();
            throw new IOException($"circuit of {path}: {trouble ?? problem.Message}", problem);
        }
    }

    public ValueTask DisposeAsync()
    {
        _leaving = true;
        return _connection.DisposeAsync();
    }

    /// <summary>Takes the descriptors of the interactive components out of the page, as blazor.web.js does.</summary>
    private static string ComponentsOf(string page)
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

        return operations.Count == 0
            ? throw new InvalidDataException("the page has no interactive component: is its session signed in?")
            : new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString();
    }

    private Task RenderedAsync(long batch, byte[] changes)
    {
        Interlocked.Increment(ref _batches);
        _rendered.TrySetResult();
        return _connection.SendAsync("OnRenderCompleted", batch, null);
    }

    private Task AnswerAsync(long call, string identifier)
    {
        string result = identifier == "import" ? """{"__jsObjectId":1}""" : "null";
        return _connection.SendAsync("EndInvokeJSFromDotNet", call, true, $"[{call},true,{result}]");
    }

    private void End(string why)
    {
        if (!_leaving)
        {
            Trouble ??= why;
            _rendered.TrySetException(new IOException(why));
        }
    }

    [GeneratedRegex("<!--Blazor:({\"type\":\"server\".*?})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
