using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Reports.Figures;

/// <summary>Sheets of all units with their main figures in the period before and a year ago.</summary>
internal sealed class UnitFigures(KpiSheets sheets, Profile profile)
{
    public async Task<IReadOnlyList<ReportUnit>> ReadAsync(Period period, Period before, Period lastYear, CancellationToken cancellation)
    {
        Dictionary<string, UnitBrief> earlier = await BriefsAsync(before, cancellation).ConfigureAwait(false);
        Dictionary<string, UnitBrief> yearAgo = await BriefsAsync(lastYear, cancellation).ConfigureAwait(false);
        var units = new List<ReportUnit>();
        foreach (UnitChoice choice in new[] { UnitChoice.Communes, UnitChoice.Provincial })
        {
            foreach (UnitSheet unit in await sheets.UnitsAsync(period, choice, cancellation).ConfigureAwait(false))
            {
                units.Add(new ReportUnit(
                    unit.Code, unit.Name, unit.Unit.Kind.ToString().ToLowerInvariant(), unit.Rank, unit.LagScore, unit.Reasons, unit,
                    earlier.GetValueOrDefault(unit.Code), yearAgo.GetValueOrDefault(unit.Code))
                {
                    Ended = HasEnded(unit, period) ? unit.ValidTo : null,
                    Successor = HasEnded(unit, period) && unit.Successor is { } successor ? profile.FindUnit(successor)?.NameVi : null,
                });
            }
        }

        return units;
    }

    /// <summary>At the instant T of the period.</summary>
    private static bool HasEnded(UnitSheet unit, Period period) => unit.Unit.HasEnded(period.At(Instant.Parse(unit.AsOf)).Day);

    private async Task<Dictionary<string, UnitBrief>> BriefsAsync(Period period, CancellationToken cancellation) =>
        (await sheets.UnitsAsync(period, UnitChoice.All, cancellation).ConfigureAwait(false)).ToDictionary(
            unit => unit.Code,
            unit => new UnitBrief(unit.Received, unit.Resolved, unit.OnTimeRate, unit.FullyOnlineShare, unit.Backlog, unit.Overdue),
            StringComparer.Ordinal);
}
