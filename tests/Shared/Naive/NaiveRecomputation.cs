using Ioc.Metrics.Counters;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Tests.Shared.Naive;

/// <summary>
/// The second oracle (DESIGN.md, The ledger): all accepted events kept as raw lines, every figure of KPIS.md counted from the beginning by the slowest obvious way.
/// Decides duplicates by itself; ignores events that are not about dossiers. Not thread-safe.
/// </summary>
public sealed class NaiveRecomputation(Profile profile)
{
    private readonly List<NaiveEvent> _events = [];
    private readonly HashSet<string> _bytes = [];
    private List<NaiveDossier>? _dossiers;
    private ILookup<string, NaiveDossier>? _byUnit;

    /// <summary>Accepted events, duplicates not counted.</summary>
    public int Count => _events.Count;

    /// <summary>In order of arrival, duplicates left out.</summary>
    public IReadOnlyList<NaiveEvent> Events => _events;

    public long Duplicates { get; private set; }

    /// <summary>Events that came after their unit's last day and were not taken.</summary>
    public long Refused { get; private set; }

    /// <summary>Takes one CloudEvent, one JSON text, that is accepted unless its unit has ended: that is judged here, by what came before it.</summary>
    public void Add(string json, Instant recordedAt)
    {
        // The same (source, id) with the same bytes: source and id are in the bytes.
        if (_bytes.Contains(json))
        {
            Duplicates++;
            return;
        }

        var added = new NaiveEvent(json, recordedAt);
        if ((added.IsStatus || added.IsRating) && !IsTaken(added))
        {
            Refused++;
            return;
        }

        _bytes.Add(json);
        _events.Add(added);
        (_dossiers, _byUnit) = (null, null);
    }

    /// <summary>KPIS.md, A unit that ends, Handing over.</summary>
    private bool IsTaken(NaiveEvent added)
    {
        LocalDay? last = profile.Units.First(unit => unit.Code == added.Commune).ValidTo;
        if (last is null && !added.Carries("takenOverAt"))
        {
            return true;
        }

        List<NaiveEvent> known = [.. _events.Where(e => (e.IsStatus || e.IsRating) && e.Commune == added.Commune && e.Dossier == added.Dossier)];
        var before = new NaiveDossier(added.Commune, added.Dossier, known, profile);
        var after = new NaiveDossier(added.Commune, added.Dossier, [.. known, added], profile);
        bool begins = added.IsStatus && added.Sequence == 1 && !(NaiveDossier.Accepts(added)?.Day <= last);
        bool reopens = before.FinishedAt is not null && after.FinishedAt is null;
        return before.GoneTo is null
            && (added.Carries("handedOverTo") ? before.InBacklog(added.At) && known.Where(e => e.IsStatus).Max(e => e.Sequence) == added.Sequence - 1
                : added.Carries("takenOverAt") ? !known.Any(e => e.IsStatus) || known.Any(e => e.Text("takenOverFrom") == added.Text("takenOverFrom") && e.Moment("takenOverAt") == added.Moment("takenOverAt"))
                : added.At.Day <= last || last is null || (after.AcceptedAt?.Day <= last && !begins && !reopens));
    }

    public IReadOnlyList<NaiveDossier> Dossiers => _dossiers ??=
        [.. _events.Where(e => e.IsStatus || e.IsRating).GroupBy(e => (e.Commune, e.Dossier))
            .Select(g => new NaiveDossier(g.Key.Commune, g.Key.Dossier, g, profile))];

    /// <summary>The same events, judged by another profile.</summary>
    public NaiveRecomputation By(Profile other)
    {
        var naive = new NaiveRecomputation(other) { Duplicates = Duplicates };
        naive._bytes.UnionWith(_bytes);
        naive._events.AddRange(_events);
        return naive;
    }

    private IEnumerable<NaiveDossier> Of(string? unit) => unit is null ? Dossiers : (_byUnit ??= Dossiers.ToLookup(d => d.Commune))[unit];

    /// <summary>Backlog, paused, overdue and due soon of a unit (null: of all) at an instant.</summary>
    public InstantCounts At(string? unit, Instant at)
    {
        List<NaiveDossier> open = [.. Of(unit).Where(d => d.InBacklog(at))];
        return new InstantCounts(open.Count, open.Count(d => d.Paused(at)), open.Count(d => d.Overdue(at)), open.Count(d => d.DueSoon(at)));
    }

    /// <summary>Figures of a unit (null: of all) over the days first to last, and at the instant.</summary>
    public NaiveFigures Figures(string? unit, LocalDay first, LocalDay last, Instant at, string? procedure = null)
    {
        List<NaiveDossier> all = [.. Of(unit).Where(d => procedure is null || d.Procedure == procedure)];
        bool In(Instant? instant) => instant is { } known && known.Day >= first && known.Day <= last;
        List<NaiveDossier> received = [.. all.Where(d => In(d.ReceivedAt))];
        List<NaiveDossier> resolved = [.. all.Where(d => d.Resolved && In(d.FinishedAt))];
        List<int> ratings = [.. all.Where(d => d.Ratings.Count > 0 && In(d.Ratings[^1].At)).Select(d => d.Ratings[^1].Rating)];
        return new NaiveFigures
        {
            Received = received.Count,
            ReceivedOnline = received.Count(d => d.Online),
            OutsideArea = received.Count(d => d.Holds("outsideArea")),
            DigitizedComponents = received.Count(d => d.Holds("digitizedComponents")),
            Resolved = resolved.Count,
            ResolvedOnTime = resolved.Count(d => d.FinishedAt <= d.DueAt),
            ResolvedEarly = resolved.Count(d => d.FinishedAt!.Value.Day < d.DueAt.Day),
            ResolvedLate = resolved.Count(d => d.FinishedAt!.Value > d.DueAt),
            ResolvedDueByDefault = resolved.Count(d => d.Basis == "default"),
            ResolvedFullyOnline = resolved.Count(d => d.Online && d.Holds("fullyOnline")),
            ResolvedOnline = resolved.Count(d => d.Online),
            DigitizedResult = resolved.Count(d => d.Holds("digitizedResult")),
            PaidOnline = resolved.Count(d => d.Payment == "online"),
            PaidOffline = resolved.Count(d => d.Payment == "offline"),
            Rejected = all.Count(d => d.IsRejected && In(d.FinishedAt)),
            Withdrawn = all.Count(d => d.IsWithdrawn && In(d.FinishedAt)),
            Stopped = all.Count(d => d.IsStopped && In(d.FinishedAt)),
            WorkingTicks = resolved.Sum(d => d.WorkingTime.Ticks),
            Ratings = ratings.Count,
            RatingSum = ratings.Sum(),
            Satisfied = ratings.Count(r => r >= 4),
            Backlog = all.Count(d => d.InBacklog(at)),
            Paused = all.Count(d => d.Paused(at)),
            Overdue = all.Count(d => d.Overdue(at)),
            DueSoon = all.Count(d => d.DueSoon(at)),
        };
    }
}
