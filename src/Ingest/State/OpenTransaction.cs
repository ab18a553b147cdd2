using System.Globalization;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.State;

/// <summary>
/// A partition whose events from Offset on are acknowledged and cannot be read, since a producer's transaction that began there has not ended.
/// Since: the time of its first record. Sender: `source` of that record; null: it could not be read.
/// </summary>
public sealed record OpenTransaction(string Topic, int Partition, long Offset, Instant Since, string? Sender)
{
    /// <summary>In plain words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Topic}[{Partition}] waits at offset {Offset} since {Since} for a transaction of {Sender ?? "a producer whose events cannot be read"} that is still open; events behind it are acknowledged and not counted yet");
}
