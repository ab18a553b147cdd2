using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Reports.Figures;

/// <summary>Targets and the province's sheet by themselves, without a report around them.</summary>
public static class TargetReader
{
    public static async Task<(KpiSheet Province, IReadOnlyList<ReportTarget> Targets)> ReadAsync(
        IKpiReader reader, Profile profile, INowCounts ledger, Period period, Instant asOf, CancellationToken cancellation)
    {
        var sheets = new KpiSheets(reader, profile, ledger, new FixedTime(asOf));
        HealthFigures health = await HealthFigures.ReadAsync(reader, profile, period, asOf, cancellation).ConfigureAwait(false);
        return (
            await sheets.SheetAsync(Scope.Province, period, cancellation).ConfigureAwait(false),
            await new TargetFigures(reader, profile, sheets, health).ReadAsync(period, asOf, cancellation).ConfigureAwait(false));
    }
}
