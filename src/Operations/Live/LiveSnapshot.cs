using Ioc.Metrics.Health;
using Ioc.Metrics.Time;

namespace Ioc.Operations.Live;

/// <summary>
/// Everything that was live at one moment. Immutable, thread-safe; readers keep it as long as they like.
/// Number grows by one with each snapshot of this run of the program.
/// </summary>
public sealed class LiveSnapshot
{
    private readonly Lazy<LiveFigures> _province;
    private readonly Dictionary<string, UnitLive> _byCode;

    /// <summary>Incidents null: nothing was heard of them yet.</summary>
    public LiveSnapshot(long number, Instant asOf, SourceState source, IReadOnlyList<UnitLive> units, IReadOnlyList<Incident>? incidents)
    {
        Number = number;
        AsOf = asOf;
        Source = source;
        Units = units;
        (Incidents, KnowsIncidents) = (incidents ?? [], incidents is not null);
        _byCode = units.ToDictionary(unit => unit.Unit.Code, StringComparer.Ordinal);
        _province = new Lazy<LiveFigures>(() => LiveFigures.Of(units, Incidents, asOf));
    }

    public long Number { get; }

    /// <summary>Time of the snapshot by the province's clock.</summary>
    public Instant AsOf { get; }

    public SourceState Source { get; }

    /// <summary>Every unit of the profile, in its order.</summary>
    public IReadOnlyList<UnitLive> Units { get; }

    /// <summary>Open incidents of the province, newest first; none while <see cref="KnowsIncidents"/> does not hold.</summary>
    public IReadOnlyList<Incident> Incidents { get; }

    /// <summary>Whether anything was heard of incidents: else that there are none says nothing. They come after all health parts.</summary>
    public bool KnowsIncidents { get; }

    /// <summary>Of a board of the past: what was recorded of how complete it was. Null: it is of now.</summary>
    public PastMoment? Moment { get; init; }

    /// <summary>Figures of the province.</summary>
    public LiveFigures Province => _province.Value;

    public UnitLive? Unit(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>Figures of a unit; null when the profile has none of this code.</summary>
    public LiveFigures? Figures(string code) => Unit(code) is { } unit ? LiveFigures.Of([unit], null, AsOf) : null;
}
