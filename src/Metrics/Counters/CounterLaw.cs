using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Counters;

/// <summary>What must have become of a dossier for it to count, which is also what gives the day on which it counts.</summary>
public enum CountedWhen : byte
{
    /// <summary>Accepted here, by the time of acceptance.</summary>
    Received,

    /// <summary>Received and ended with a result, by the time of the end; so for the three that follow.</summary>
    Resolved,
    Rejected,
    Withdrawn,
    Stopped,

    /// <summary>Rated, by the time of the rating.</summary>
    Rated,

    /// <summary>Went on without having been received, by its latest event.</summary>
    Incomplete,
}

/// <summary>
/// What a dossier adds to its counters (KPIS.md, Dossier figures of a period): the one place where that law is code. The four states at an instant are
/// <see cref="DossierTimeline"/>'s. Thread-safe.
/// </summary>
public sealed class CounterLaw
{
    private static readonly CounterLaw[] _all =
    [
        new(Counter.Received, CountedWhen.Received),
        new(Counter.ReceivedOnline, CountedWhen.Received, facts => facts.Channel == Channel.Online),
        new(Counter.OutsideArea, CountedWhen.Received, facts => facts.OutsideArea),
        new(Counter.DigitizedComponents, CountedWhen.Received, facts => facts.DigitizedComponents),
        new(Counter.Resolved, CountedWhen.Resolved),
        new(Counter.ResolvedOnTime, CountedWhen.Resolved, facts => facts.FinishedAt <= facts.DueAt),
        new(Counter.ResolvedEarly, CountedWhen.Resolved, facts => facts.FinishedAt?.Day < facts.DueAt?.Day),
        new(Counter.ResolvedDueByDefault, CountedWhen.Resolved, facts => facts.DueBasis == DueBasis.Default),
        new(Counter.ResolvedFullyOnline, CountedWhen.Resolved, facts => facts is { Channel: Channel.Online, FullyOnline: true }),
        new(Counter.ResolvedOnline, CountedWhen.Resolved, facts => facts.Channel == Channel.Online),
        new(Counter.DigitizedResult, CountedWhen.Resolved, facts => facts.DigitizedResult),
        new(Counter.PaidOnline, CountedWhen.Resolved, facts => facts.Payment == Payment.Online),
        new(Counter.PaidOffline, CountedWhen.Resolved, facts => facts.Payment == Payment.Offline),
        new(Counter.WorkingTicks, CountedWhen.Resolved) { Value = facts => facts.WorkingTime.Ticks },
        new(Counter.Rejected, CountedWhen.Rejected),
        new(Counter.Withdrawn, CountedWhen.Withdrawn),
        new(Counter.Stopped, CountedWhen.Stopped),
        new(Counter.Ratings, CountedWhen.Rated),
        new(Counter.RatingSum, CountedWhen.Rated) { Value = facts => facts.Rating },
        new(Counter.Satisfied, CountedWhen.Rated, facts => facts.Rating >= 4),
        new(Counter.Incomplete, CountedWhen.Incomplete),
    ];

    private static readonly CounterLaw?[] _byCounter = [.. Enum.GetValues<Counter>().Select(counter => Array.Find(_all, law => law.Counter == counter))];

    private static readonly CounterLaw[][] _byWhen = [.. Enum.GetValues<CountedWhen>().Select(when => _all.Where(law => law.When == when).ToArray())];

    private readonly Func<DossierFacts, bool>? _holds;

    private CounterLaw(Counter counter, CountedWhen when, Func<DossierFacts, bool>? holds = null) => (Counter, When, _holds) = (counter, when, holds);

    public Counter Counter { get; }

    public CountedWhen When { get; }

    /// <summary>What is added up of each dossier; null: dossiers are counted, those for which the law holds.</summary>
    private Func<DossierFacts, long>? Value { get; init; }

    /// <summary>What a dossier adds on the day that <see cref="When"/> gives.</summary>
    public long Amount(DossierFacts facts) => Value is not null ? Value(facts) : _holds is null || _holds(facts) ? 1 : 0;

    /// <summary>The law of a counter; throws ArgumentException for a change of state, which is no law of one day.</summary>
    public static CounterLaw Of(Counter counter) => _byCounter[(int)counter] ?? throw new ArgumentException($"{counter} is made of states.", nameof(counter));

    /// <summary>The laws of one day, each with what else must hold.</summary>
    public static ReadOnlySpan<CounterLaw> At(CountedWhen when) => _byWhen[(int)when];

    /// <summary>The local day on which it counts; null: it does not.</summary>
    public static LocalDay? DayOf(DossierFacts facts, CountedWhen when) => when switch
    {
        CountedWhen.Received => facts.TakenOverAt is null ? facts.AcceptedAt?.Day : null,
        CountedWhen.Rated => facts.RatedAt?.Day,
        CountedWhen.Incomplete => facts.Incomplete ? facts.LatestAt.Day : null,
        _ => EndOf(facts) == when ? facts.FinishedAt?.Day : null,
    };

    /// <summary>How a dossier ended, if it counts; null: it did not.</summary>
    public static CountedWhen? EndOf(DossierFacts facts) => facts.FinishedAt is null ? null : facts.Outcome switch
    {
        DossierOutcome.Rejected when !facts.Incomplete => CountedWhen.Rejected,
        DossierOutcome.Withdrawn when !facts.Incomplete => CountedWhen.Withdrawn,
        DossierOutcome.Stopped when facts.AcceptedAt is not null => CountedWhen.Stopped,
        DossierOutcome.Resolved when facts.AcceptedAt is not null => CountedWhen.Resolved,
        _ => null,
    };
}
