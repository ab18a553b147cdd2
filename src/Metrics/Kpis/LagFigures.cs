using Ioc.Metrics.Counters;

namespace Ioc.Metrics.Kpis;

/// <summary>The figures that the lag score weighs, each null without data. Dossiers: received + resolved in the period.</summary>
public readonly record struct LagFigures(
    long Dossiers, double? OnTimeRate, double? OverdueShare, double? FullyOnlineShare, double? DigitizedResultShare, double? OwnAvailability, double? SatisfiedShare)
{
    /// <summary>From sums over a period, the four figures at its instant, and the unit's own availability.</summary>
    public static LagFigures Of(CounterVector sums, InstantCounts instants, double? ownAvailability) => new(
        sums[Counter.Received] + sums[Counter.Resolved],
        Catalogue.OnTimeRate.Of(sums),
        Catalogue.OverdueShare.Of(instants),
        Catalogue.FullyOnlineShare.Of(sums),
        Catalogue.DigitizedResultShare.Of(sums),
        ownAvailability,
        Catalogue.SatisfiedShare.Of(sums));

    /// <summary>The figure of a component by its id (KPIS.md); null when it has no data. Throws ArgumentException for an id that is none.</summary>
    public double? Of(string component) => component switch
    {
        "on-time" => OnTimeRate,
        "overdue" => OverdueShare,
        "fully-online" => FullyOnlineShare,
        "digitization" => DigitizedResultShare,
        "availability" => OwnAvailability,
        "satisfaction" => SatisfiedShare,
        _ => throw new ArgumentException($"'{component}' is no component of the lag score.", nameof(component)),
    };
}
