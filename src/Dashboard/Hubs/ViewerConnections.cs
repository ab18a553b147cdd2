using System.Collections.Concurrent;
using Ioc.Dashboard.Live;
using Microsoft.AspNetCore.SignalR;

namespace Ioc.Dashboard.Hubs;

/// <summary>The hub's connections. Sends to one of them what was framed once for all of them (<see cref="LiveMessage.Framed"/>): the hub's own way frames each message for each viewer anew. Thread-safe.</summary>
public sealed class ViewerConnections(ILogger<DefaultHubLifetimeManager<LiveHub>> logger) : DefaultHubLifetimeManager<LiveHub>(logger)
{
    private readonly ConcurrentDictionary<string, HubConnectionContext> _open = new(StringComparer.Ordinal);

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        _open[connection.ConnectionId] = connection;
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        _open.TryRemove(connection.ConnectionId, out _);
        return base.OnDisconnectedAsync(connection);
    }

    /// <summary>A viewer that has left takes everything and sees nothing.</summary>
    internal ILiveViewer Viewer(string connection) => new OneViewer(_open.GetValueOrDefault(connection));

    private sealed class OneViewer(HubConnectionContext? connection) : ILiveViewer
    {
        public Task Board(LiveMessage message) => SendAsync(nameof(Board), message);

        public Task Communes(LiveMessage message) => SendAsync(nameof(Communes), message);

        public Task Systems(LiveMessage message) => SendAsync(nameof(Systems), message);

        public Task Sparks(LiveMessage message) => SendAsync(nameof(Sparks), message);

        private Task SendAsync(string target, LiveMessage message) => connection?.WriteAsync(message.Framed(target)).AsTask() ?? Task.CompletedTask;
    }
}
