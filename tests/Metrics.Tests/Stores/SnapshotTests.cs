using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Stores;

public sealed class SqliteSnapshotTests() : SnapshotTests(new StoreFolder());

[NeedsPostgres]
public sealed class PostgresSnapshotTests() : SnapshotTests(new StoreSchema());

/// <summary>What every operational store guarantees of a snapshot, which reports are frozen from.</summary>
public abstract class SnapshotTests(StoreHome home) : IAsyncLifetime
{
    private static readonly Instant _now = Instant.Parse("2025-05-14T10:12:13+07:00");
    private static readonly LocalDay _first = LocalDay.Of(2024, 1, 1);
    private static readonly LocalDay _last = LocalDay.Of(2025, 12, 31);
    private LoadedStore _loaded = null!;

    public async Task InitializeAsync() => _loaded = await LoadedStore.CreateAsync(5, 150, bulk: false, home);

    public async Task DisposeAsync() => await _loaded.DeleteAsync();

    [StoreFact]
    public async Task It_says_what_the_store_says()
    {
        IStateOfRecord store = _loaded.Store;
        await using IStoreSnapshot snapshot = await store.SnapshotAsync(default);
        (await snapshot.StateAsync(default)).ShouldBe(await store.StateAsync(default));
        foreach (IReadOnlySet<string>? units in new IReadOnlySet<string>?[] { null, new HashSet<string> { "10001" } })
        {
            Rows(await snapshot.SumsAsync(units, _first, _last, default)).ShouldBe(Rows(await store.SumsAsync(units, _first, _last, default)));
            (await snapshot.AtEndOfAsync(units, _now.Day, default)).ShouldBe(await store.AtEndOfAsync(units, _now.Day, default));
            (await snapshot.DaysAsync(units, _first, _last, default)).Select(day => (day.Day, Row(day.Sums)))
                .ShouldBe((await store.DaysAsync(units, _first, _last, default)).Select(day => (day.Day, Row(day.Sums))));
        }

        foreach (string figure in new[] { "backlog", "overdue", "received", "resolved" })
        {
            DossierPage seen = await snapshot.DossiersAsync(Query(figure, null), default), known = await store.DossiersAsync(Query(figure, null), default);
            (seen.Total, seen.Next).ShouldBe((known.Total, known.Next));
            seen.Items.Select(row => row.Key).ShouldBe(known.Items.Select(row => row.Key));
            if (seen.Next is { } next)
            {
                (await snapshot.DossiersAsync(Query(figure, next), default)).Items.Select(row => row.Key)
                    .ShouldBe((await store.DossiersAsync(Query(figure, next), default)).Items.Select(row => row.Key));
            }

            (await snapshot.DossierAsync(seen.Items[0].Key, default)).ShouldNotBeNull().Facts.ToString().ShouldBe(seen.Items[0].Facts.ToString());
        }

        (await snapshot.DossierAsync(new DossierKey("10001", "absent"), default)).ShouldBeNull();
        (await snapshot.LastArrivalsAsync(default)).ShouldBe(await store.LastArrivalsAsync(default));
        (await snapshot.QualityAsync(_first, _last, default)).ShouldBe(await store.QualityAsync(_first, _last, default));
        (await snapshot.DeadLettersAsync(0, 10, default)).Count.ShouldBe((await store.DeadLettersAsync(0, 10, default)).Count);
        (await snapshot.OutagesAsync(_first.Start, _last.End, default)).ShouldBe(await store.OutagesAsync(_first.Start, _last.End, default));
        (await snapshot.IncidentsAsync(_first.Start, _last.End, default)).Count.ShouldBe(0);
        (await snapshot.HealthSeriesAsync(default)).Count.ShouldBe(0);
        (await snapshot.UnobservedAsync(_first.Start, _last.End, default)).Count.ShouldBe(0);
        (await snapshot.SourceTotalsAsync(_first, _last, default)).Count.ShouldBe(0);
        (await snapshot.IndicatorsAsync(default)).Count.ShouldBe(0);
    }

    [StoreFact]
    public async Task What_is_committed_meanwhile_is_not_in_it()
    {
        await using IStoreSnapshot snapshot = await _loaded.Store.SnapshotAsync(default);
        StoreState before = await snapshot.StateAsync(default);
        List<string> sums = Rows(await snapshot.SumsAsync(null, _first, _last, default));
        var batch = new CommitBatch { CommittedAt = _now };
        batch.Dossiers.Add(StoreHome.Row("10001", "new", "2025-05-14T08:00:00+07:00"));
        batch.Counters.Add(new CounterKey("10001", _now.Day, "p"), new CounterVector { [Counter.Received] = 1 });
        await _loaded.Store.CommitAsync(batch, default);

        Rows(await snapshot.SumsAsync(null, _first, _last, default)).ShouldBe(sums);
        (await snapshot.StateAsync(default)).ShouldBe(before);
        (await snapshot.DossierAsync(new DossierKey("10001", "new"), default)).ShouldBeNull();
        (await _loaded.Store.DossierAsync(new DossierKey("10001", "new"), default)).ShouldNotBeNull();
    }

    [StoreFact]
    public async Task A_scan_shows_every_open_dossier_and_those_of_the_time_unit_after_unit()
    {
        Instant since = Instant.Parse("2025-04-01T00:00:00+07:00");
        var expected = new List<DossierKey>();
        await foreach (DossierKey key in _loaded.Store.DossierKeysAsync(null, default))
        {
            DossierFacts facts = (await _loaded.Store.DossierAsync(key, default))!.Facts;
            if (facts.AcceptedAt >= since || facts.FinishedAt is null || facts.FinishedAt >= since)
            {
                expected.Add(key);
            }
        }

        await using IStoreSnapshot snapshot = await _loaded.Store.SnapshotAsync(default);
        var seen = new List<DossierKey>();
        await snapshot.ScanAsync(since, (key, _) => seen.Add(key), default);
        seen.ShouldBe(expected, ignoreOrder: true);
        seen.Select(key => key.Unit).ShouldBe(seen.Select(key => key.Unit).Order(StringComparer.Ordinal));
        seen.Count.ShouldBeGreaterThan(20);
    }

    private static DossierQuery Query(string figure, string? cursor) => new(null, figure, _first, _last, _now, cursor, 20);

    private static List<string> Rows(IReadOnlyDictionary<string, CounterVector> sums) =>
        [.. sums.OrderBy(sum => sum.Key, StringComparer.Ordinal).Select(sum => $"{sum.Key}: {Row(sum.Value)}")];

    private static string Row(CounterVector sums) => string.Join(' ', sums.Values.ToArray());
}
