using Ioc.Metrics.Counters;
using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>What a sheet of any unit over one period is made of, read once for all units asked for.</summary>
public sealed record PeriodFigures(
    Period Period,
    IReadOnlyDictionary<string, CounterVector> Sums,
    IReadOnlyDictionary<string, InstantCounts> Instants,
    IReadOnlyDictionary<string, HealthTimes> Health)
{
    /// <summary>Units null: all. Without health its times are left out. Instants at T: now from the ledger, or as committed at the end of a period that is over.</summary>
    public static async Task<PeriodFigures> ReadAsync(
        IKpiReader reader, Profile profile, INowCounts ledger, IReadOnlySet<string>? units, Period period, Instant now, CancellationToken cancellation,
        bool health = true)
    {
        IReadOnlyDictionary<string, CounterVector> sums = await reader.SumsAsync(units, period.First, period.Last, cancellation).ConfigureAwait(false);
        IReadOnlyDictionary<string, InstantCounts> instants = period.IsOver(now)
            ? await reader.AtEndOfAsync(units, period.Last, cancellation).ConfigureAwait(false)
            : (units ?? profile.Units.Select(unit => unit.Code)).ToDictionary(unit => unit, ledger.Now, StringComparer.Ordinal);
        if (!health)
        {
            return new PeriodFigures(period, sums, instants, new Dictionary<string, HealthTimes>());
        }

        (Instant from, Instant to) = (period.First.Start, Instant.Min(period.Last.End, now));
        Func<Instant, Instant, IReadOnlyDictionary<string, HealthTimes>> times =
            await new HealthTimesReader(reader, profile).ReadAsync(units, from, to, cancellation).ConfigureAwait(false);
        return new PeriodFigures(period, sums, instants, times(from, to));
    }

    /// <summary>Whether a list of the period names the unit.</summary>
    public bool Lists(Unit unit) => Lists(unit, Period, Sums.ContainsKey(unit.Code), InstantsOf(unit.Code));

    /// <summary>Whether a list of a period names a unit (KPIS.md, A unit that ends): it existed in it, worked in it, or has open dossiers. So what is listed adds up to the province.</summary>
    public static bool Lists(Unit unit, Period period, bool worked, InstantCounts open) =>
        ((unit.ValidFrom is null || unit.ValidFrom <= period.Last) && (unit.ValidTo is null || unit.ValidTo >= period.First)) || worked || open != default;

    /// <summary>Sums of a unit, or of all that were read (null). Not to be changed.</summary>
    public CounterVector SumsOf(string? unit)
    {
        if (unit is not null)
        {
            return Sums.GetValueOrDefault(unit) ?? new CounterVector();
        }

        var all = new CounterVector();
        foreach (CounterVector sums in Sums.Values)
        {
            all.Add(sums);
        }

        return all;
    }

    public InstantCounts InstantsOf(string? unit) =>
        unit is not null ? Instants.GetValueOrDefault(unit) : Instants.Values.Aggregate(default(InstantCounts), (a, b) => a + b);

    public HealthTimes HealthOf(string? unit) =>
        unit is not null ? Health.GetValueOrDefault(unit) : Health.Values.Aggregate(default(HealthTimes), (a, b) => a + b);

    public LagFigures LagOf(string unit) => LagFigures.Of(SumsOf(unit), InstantsOf(unit), HealthOf(unit).OwnAvailability);
}
