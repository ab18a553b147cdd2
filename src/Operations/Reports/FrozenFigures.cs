using System.Text.Json;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Reports.Archive;
using Ioc.Reports.Content;
using Ioc.Reports.Figures;

namespace Ioc.Operations.Reports;

/// <summary>Whether the live figures of a period still are the frozen ones (KPIS.md, Closing a month). Thread-safe.</summary>
public sealed class FrozenFigures(ReportArchive archive, KpiSheets sheets, Profile profile)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    /// <summary>The latest frozen version of the period and in what the sheets of province and units differ from it now; null: none is frozen.</summary>
    public async Task<FrozenComparison?> CompareAsync(Period period, CancellationToken cancellation)
    {
        ArchivedReport? frozen = archive.LatestFrozen(ReportDesk.PeriodCode(period));
        return frozen is null ? null : new FrozenComparison(frozen, await DifferencesAsync(frozen, period, cancellation));
    }

    /// <summary>In what the sheets of province and units differ now from those of a report.</summary>
    public async Task<IReadOnlyList<FigureDifference>> DifferencesAsync(ArchivedReport report, Period period, CancellationToken cancellation)
    {
        ReportFigures then = archive.Open(report, FormFields.Of(profile)).Figures;
        KpiSheet province = await sheets.SheetAsync(Scope.Province, period, cancellation);
        IReadOnlyList<UnitSheet> units = await sheets.UnitsAsync(period, UnitChoice.All, cancellation);
        return FigureDifferences.Between(
            Sheets(then.Province, then.Units.Select(unit => (unit.Code, unit.Sheet))), Sheets(province, units.Select(unit => (unit.Code, (KpiSheet)unit))));
    }

    private static byte[] Sheets(KpiSheet province, IEnumerable<(string Code, KpiSheet Sheet)> units) => JsonSerializer.SerializeToUtf8Bytes(
        new { province, units = units.OrderBy(unit => unit.Code, StringComparer.Ordinal).Select(unit => new { code = unit.Code, sheet = unit.Sheet }) }, _json);
}

/// <summary>Differences empty: the live figures are the frozen ones.</summary>
public sealed record FrozenComparison(ArchivedReport Frozen, IReadOnlyList<FigureDifference> Differences);
