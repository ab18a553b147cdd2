using Ioc.Ingest.Replay;
using Ioc.Ingest.State;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Gateway;

/// <summary>Judges events as POST /events does, for a key that may speak for everything; nothing is sent. Not thread-safe.</summary>
public sealed class EventTrial(Profile profile, Instant now)
{
    private readonly EventCheck _check = new(profile, new SimulatedMark());
    private readonly OneKind _kind = new();
    private readonly Caller _sender = new("check", Sources: null, Units: null);

    public long Accepted { get; private set; }

    public long Refused { get; private set; }

    /// <summary>Local days of the first and last instant that an accepted event speaks of; null: none was accepted.</summary>
    public (LocalDay First, LocalDay Last)? Days { get; private set; }

    /// <summary>Those that would be accepted, as if they came now. Told: a line's number and why it is refused, reason first; null when it is not.</summary>
    public IEnumerable<ReplayEvent> Judge(NdjsonFiles file, Action<long, string?> told)
    {
        foreach (ReplayEvent line in file.Read())
        {
            if (_check.TryAccept(line.Bytes, now, _sender, _kind, out _, out Rejection rejection))
            {
                Accepted++;
                LocalDay day = _check.At.Day;
                Days = Days is var (first, last) ? (day < first ? day : first, day > last ? day : last) : (day, day);
                told(file.Line, null);
                yield return line with { RecordedAt = now };
            }
            else
            {
                Refused++;
                told(file.Line, $"{RejectReasons.Code(rejection.Reason)}: {rejection.Detail}");
            }
        }
    }
}
