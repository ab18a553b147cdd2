using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Operations.Live;

namespace Ioc.Operations.Figures;

/// <summary>Everything a table, map or comparison may show of one unit over a period. Availabilities are null when nothing was monitored or they were not asked for.</summary>
public sealed record UnitFigures(CounterVector Sums, InstantCounts Instants)
{
    public double? Availability { get; init; }

    public double? OwnAvailability { get; init; }

    public int Outages { get; init; }

    public bool Offline { get; init; }

    /// <summary>What the lag score weighs.</summary>
    public LagFigures Lag => LagFigures.Of(Sums, Instants, OwnAvailability);

    /// <summary>As read from the store.</summary>
    public static UnitFigures Of(PeriodFigures figures, string unit, IncidentsAt? incidents, Metrics.Time.Instant at) =>
        new(figures.SumsOf(unit), figures.InstantsOf(unit))
        {
            Availability = figures.HealthOf(unit).Availability,
            OwnAvailability = figures.HealthOf(unit).OwnAvailability,
            Outages = incidents?.Open(unit, at) ?? 0,
            Offline = incidents?.Offline(unit, at) > 0,
        };

    /// <summary>As the live board has it; availability is of the month so far.</summary>
    public static UnitFigures Of(UnitLive unit, LiveSnapshot snapshot, bool today)
    {
        LiveFigures live = LiveFigures.Of([unit], null, snapshot.AsOf);
        return new UnitFigures(today ? live.Today : live.Month, live.Now)
        {
            Availability = unit.Health?.Availability,
            OwnAvailability = unit.Health?.OwnAvailability,
            Outages = live.OutagesOpen,
            Offline = live.CommunesOffline > 0,
        };
    }
}
