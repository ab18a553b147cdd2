using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;

namespace Ioc.Operations.Live;

/// <summary>The latest parts of one unit; null until one came. Immutable.</summary>
public sealed record UnitLive(Unit Unit, DossierPart? Dossiers, HealthPart? Health)
{
    /// <summary>Whether lists of the period, which is today or this month, name it: as those of the store do.</summary>
    public bool IsListed(Period period)
    {
        bool worked = Dossiers is { } part && period.First <= part.Day && part.Day <= period.Last && !(period.Days == 1 ? part.Today : part.Month).IsZero;
        return PeriodFigures.Lists(Unit, period, worked, Dossiers?.Now ?? default);
    }
}
