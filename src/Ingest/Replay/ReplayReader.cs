using Ioc.Ingest.State;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Replay;

/// <summary>Decodes events one after another and hands the good ones on. Dead letters gather in <see cref="Rest"/>.</summary>
internal sealed class ReplayReader(Profile profile, OneKind kind, bool? known, bool trustsEventTime, Instant arrival)
{
    private readonly EventDecoder _decoder = new(profile) { NothingIsTooLate = trustsEventTime };

    public long Read { get; private set; }

    public long Accepted { get; private set; }

    public Dictionary<string, long> Rejected { get; } = new(StringComparer.Ordinal);

    public CommitBatch Rest { get; } = new();

    public async Task ReadAsync(IEnumerable<ReplayEvent> events, IReplayTarget target, Action<long> read, CancellationToken cancellation)
    {
        var buffer = new DecodedEvent();
        foreach (ReplayEvent e in events)
        {
            read(++Read);
            Instant at = trustsEventTime ? arrival : e.RecordedAt;
            if (!_decoder.TryDecode(e.Bytes, at, buffer, out Rejection rejection))
            {
                Reject(e, at, rejection);
            }
            else if (!kind.Admits(buffer.Source, known, out string? why))
            {
                Reject(e, at, new Rejection(RejectReason.NotAuthorised, why, buffer.Unit?.Code, null));
            }
            else
            {
                Accepted++;
                buffer.Origin = buffer.IsForTheLedger ? new EventOrigin(ReplayRun.FileTopic, -1, -1, null) : null;
                buffer = await target.AddAsync(buffer, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Of the accepted ones the ledger did not take as many, each for its reason.</summary>
    public void Refuse(IEnumerable<RejectReason> events)
    {
        foreach (RejectReason reason in events)
        {
            Accepted--;
            CountRejected(reason);
        }
    }

    private void CountRejected(RejectReason reason)
    {
        string code = RejectReasons.Code(reason);
        Rejected[code] = Rejected.GetValueOrDefault(code) + 1;
    }

    private void Reject(ReplayEvent e, Instant at, Rejection rejection)
    {
        CountRejected(rejection.Reason);
        Rest.AddDeadLetter(DeadLetter.Of(ReplayRun.FileTopic, -1, -1, null, e.Bytes.Span, rejection.Reason, rejection.Detail, rejection.Unit, at));
    }
}
