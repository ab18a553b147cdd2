using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;

namespace Ioc.Tests.Shared.Hub;

/// <summary>What the hub called, with which argument, and how long after the viewer was made.</summary>
public sealed record HubMessage(string Target, JsonElement Argument, TimeSpan At);

/// <summary>A viewer of the hub, as any C# program is one: over WebSockets, without negotiation. It keeps what the hub calls, in that order. One reader at a time.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private static readonly string[] _targets = ["Board", "Communes", "Systems", "Sparks"];

    private readonly HubConnection _connection;
    private readonly Channel<HubMessage> _messages = Channel.CreateUnbounded<HubMessage>();
    private readonly long _began = Stopwatch.GetTimestamp();

    private HubClient(HubConnection connection)
    {
        _connection = connection;
        foreach (string target in _targets)
        {
            connection.On<JsonElement>(target, argument => _messages.Writer.TryWrite(new HubMessage(target, argument, Stopwatch.GetElapsedTime(_began))));
        }

        connection.Closed += why =>
        {
            _messages.Writer.TryComplete(why);
            return Task.CompletedTask;
        };
    }

    /// <summary>Connects and shakes hands. Throws <see cref="System.Net.WebSockets.WebSocketException"/> when the server refuses.</summary>
    public static async Task<HubClient> ConnectAsync(Uri address, string? bearer, CancellationToken cancellation, string? origin = null, string? cookie = null)
    {
        HubConnection connection = new HubConnectionBuilder().WithUrl(address, HttpTransportType.WebSockets, options =>
        {
            options.SkipNegotiation = true;
            Set(options, "Authorization", bearer is null ? null : "Bearer " + bearer);
            Set(options, "Origin", origin);
            Set(options, "Cookie", cookie);
        }).Build();
        var client = new HubClient(connection);
        await connection.StartAsync(cancellation);
        return client;
    }

    /// <summary>Calls `Watch(scope)`. Throws <see cref="Microsoft.AspNetCore.SignalR.HubException"/> when the hub refuses; the connection stays.</summary>
    public Task WatchAsync(string scope, CancellationToken cancellation) => _connection.InvokeAsync("Watch", scope, cancellation);

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

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static void Set(HttpConnectionOptions options, string header, string? value)
    {
        if (value is not null)
        {
            options.Headers[header] = value;
        }
    }
}
