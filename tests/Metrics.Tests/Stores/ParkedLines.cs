using System.Collections.Concurrent;
using Ioc.Metrics.Stores.Influx;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>Keeps what was parked.</summary>
internal sealed class ParkedLines : IParkedLines
{
    public ConcurrentQueue<(string Line, string Reason)> All { get; } = [];

    public void Park(string line, string reason) => All.Enqueue((line, reason));
}
