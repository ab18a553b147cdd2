using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Gateway;

/// <summary>A rejected event of a batch.</summary>
internal sealed record BadEvent(int Index, ReadOnlyMemory<byte> Bytes, Rejection Rejection)
{
    public RejectedEvent Answer => new(Index, Rejection.Id, RejectReasons.Code(Rejection.Reason), Rejection.Detail);

    public DeadLetter Letter(string topic, Instant received) =>
        DeadLetter.Of(topic, -1, -1, null, Bytes.Span, Rejection.Reason, Rejection.Detail, Rejection.Unit, received);
}
