using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Live;

/// <summary>The latest parts of one unit; null until one came. Immutable.</summary>
public sealed record UnitLive(Unit Unit, DossierPart? Dossiers, HealthPart? Health)
{
    /// <summary>Whether lists of the day name it: it exists, or has open dossiers or figures of the month. So what is listed adds up to the province.</summary>
    public bool IsListed(LocalDay day) =>
        Unit.IsValidOn(day) || (Dossiers is { } dossiers && (dossiers.Now != default || (dossiers.Day.Date is var of && (of.Year, of.Month) == (day.Date.Year, day.Date.Month) && !dossiers.Month.IsZero)));
}
