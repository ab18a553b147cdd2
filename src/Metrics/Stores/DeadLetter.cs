using System.Globalization;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>A rejected event as it arrived, its beginning when it is long. Partition and Offset are -1 when it came over HTTP or from a file. Unit only when it is a known one.</summary>
public sealed record DeadLetter(string Topic, int Partition, long Offset, byte[]? Key, byte[] Value, RejectReason Reason, string Detail, string? Unit, Instant ArrivedAt)
{
    /// <summary>How many bytes of a value are kept, and of a key: so no dead letter is too large for a record of Kafka, and many of them fill no disk.</summary>
    public const int MostBytes = 65_536, MostKeyBytes = 1_024;

    /// <summary>What is kept of what arrived; the detail says how much there was when it is not all.</summary>
    public static DeadLetter Of(string topic, int partition, long offset, byte[]? key, ReadOnlySpan<byte> arrived, RejectReason reason, string detail, string? unit, Instant at)
    {
        string cut = arrived.Length <= MostBytes ? "" : string.Create(CultureInfo.InvariantCulture, $" (the first {MostBytes} of {arrived.Length} bytes are kept)");
        return new(
            topic, partition, offset, key?.Length > MostKeyBytes ? key[..MostKeyBytes] : key, arrived[..Math.Min(arrived.Length, MostBytes)].ToArray(), reason, (detail + cut).TrimStart(), unit, at);
    }

    /// <summary>The same as it is kept today: one that was stored before there were bounds may be longer.</summary>
    public DeadLetter Bounded() =>
        Value.Length <= MostBytes && !(Key?.Length > MostKeyBytes) ? this : Of(Topic, Partition, Offset, Key, Value, Reason, Detail, Unit, ArrivedAt);
}
