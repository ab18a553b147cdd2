using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Reports.Figures;

namespace Ioc.Operations.Reports.Sending;

/// <summary>The targets of Plan 02 as they stand now, of the calendar month so far. Thread-safe.</summary>
public sealed class TargetBoard(IStateOfRecord store, Profile profile, INowCounts ledger, TimeProvider time)
{
    public async Task<(Instant AsOf, Period Month, KpiSheet Province, IReadOnlyList<ReportTarget> Targets)> ReadAsync(CancellationToken cancellation)
    {
        Instant now = Instant.From(time.GetUtcNow());
        Period month = Period.MonthOf(now.Day);
        await using IStoreSnapshot snapshot = await store.SnapshotAsync(cancellation);
        (KpiSheet province, IReadOnlyList<ReportTarget> targets) = await TargetReader.ReadAsync(snapshot, profile, ledger, month, now, cancellation);
        return (now, month, province, targets);
    }
}
