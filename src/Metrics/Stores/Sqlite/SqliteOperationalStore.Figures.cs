using Ioc.Metrics.Counters;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Sums for figures. Each read seeks to the months and days it needs, unit by unit; nothing scans from the beginning.</summary>
public sealed partial class SqliteOperationalStore
{
    public Task<IReadOnlyDictionary<string, CounterVector>> SumsAsync(IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation) =>
        ReadAsync(session => CounterQueries.Sums(session, units, first, last), cancellation);

    public Task<IReadOnlyDictionary<string, InstantCounts>> AtEndOfAsync(IReadOnlySet<string>? units, LocalDay day, CancellationToken cancellation) =>
        ReadAsync(session => CounterQueries.AtEndOf(session, units, day), cancellation);

    public Task<IReadOnlyList<(LocalDay Day, CounterVector Sums)>> DaysAsync(IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation) =>
        ReadAsync(session => CounterQueries.Days(session, units, first, last), cancellation);

    public Task<DossierPage> DossiersAsync(DossierQuery query, CancellationToken cancellation) =>
        ReadAsync(session => DossierPages.Read(session, query, _counts), cancellation);

    public Task<IStoreSnapshot> SnapshotAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult<IStoreSnapshot>(SqliteSnapshot.Of(Path));
    }

    public Task<IReadOnlyList<(CounterKey Key, CounterVector Counters)>> ProcedureDaysAsync(
        string unit, IReadOnlyCollection<LocalDay> days, CancellationToken cancellation) =>
        ReadAsync(CounterReads.ProcedureDays(unit, "IN (SELECT value FROM json_each($2))", $"[{string.Join(',', days.Select(day => day.Number))}]"), cancellation);
}
