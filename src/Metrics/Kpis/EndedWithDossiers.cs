using Ioc.Metrics.Counters;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>A unit whose last day is over while dossiers are open there: they are to be closed or handed over (KPIS.md, A unit that ends).</summary>
public sealed record EndedWithDossiers(Unit Unit, InstantCounts Now)
{
    /// <summary>What data quality calls it.</summary>
    public const string Kind = "open-after-end";

    /// <summary>In the order of the profile. Also: codes of units that are told of though nothing is open there.</summary>
    public static IReadOnlyList<EndedWithDossiers> Of(Profile profile, INowCounts ledger, Instant now, IReadOnlySet<string>? also = null) =>
        [.. profile.Units.Where(unit => unit.HasEnded(now.Day)).Select(unit => new EndedWithDossiers(unit, ledger.Now(unit.Code)))
            .Where(ended => ended.Now.Backlog > 0 || also?.Contains(ended.Unit.Code) == true)];
}
