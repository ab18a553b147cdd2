using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Metrics.Tests.Stores;

public sealed class SqliteDossierListTests() : DossierListTests(() => new StoreFolder());

[NeedsPostgres]
public sealed class PostgresDossierListTests() : DossierListTests(() => new StoreSchema());

/// <summary>Lists of dossiers ordered by how long they are over, seen from within a day, and narrowed: whichever store it is, they hold what the naive recomputation counts.</summary>
public abstract class DossierListTests(Func<StoreHome> home)
{
    private static readonly LocalDay _first = LocalDay.Of(2025, 4, 10), _last = LocalDay.Of(2025, 5, 20);
    private static readonly Instant _at = Instant.Parse("2025-05-12T10:41:00+07:00");

    [StoreFact]
    public Task Worst_first_pages_hold_every_dossier_once_the_longest_over_at_the_front() => OnAsync(async loaded =>
    {
        foreach (string figure in new[] { "backlog", "overdue", "received", "resolved" })
        {
            // What is in a backlog changes with the hours; what was received in the days does not.
            TimeSpan onTheWay = figure is "received" or "resolved" ? TimeSpan.FromHours(3) : TimeSpan.Zero;
            var query = new DossierQuery(null, figure, _first, _last, _at, null, 4);
            List<DossierRow> usual = await AllAsync(loaded.Store, query), worst = await AllAsync(loaded.Store, query with { WorstFirst = true }, onTheWay);
            worst.Select(row => row.Key).ShouldBe(usual.Select(row => row.Key), ignoreOrder: true, figure);
            worst.Count.ShouldBeGreaterThan(4, "more than a page of " + figure);
            worst.Select(row => Over(row.Facts)).ShouldBe(worst.Select(row => Over(row.Facts)).OrderDescending(), figure);
            worst[0].History.Length.ShouldBeGreaterThan(0);
        }
    });

    [StoreFact]
    public Task Seen_from_within_a_day_a_period_ends_there() => OnAsync(async loaded =>
    {
        LocalDay month = LocalDay.Of(2025, 5, 1);
        foreach (string unit in new[] { "10001", "10002", "TT" })
        {
            List<NaiveDossier> all = [.. loaded.Naive.Dossiers.Where(dossier => dossier.Commune == unit)];
            (await TotalAsync("received", unit)).ShouldBe(all.Count(dossier => dossier.AcceptedAt is { } at && at >= month.Start && at <= _at), unit);
            (await TotalAsync("resolved", unit)).ShouldBe(all.Count(dossier => dossier.Resolved && dossier.FinishedAt >= month.Start && dossier.FinishedAt <= _at), unit);
        }

        async Task<long> TotalAsync(string figure, string unit) => (await loaded.Store.DossiersAsync(
            new DossierQuery(new HashSet<string> { unit }, figure, month, LocalDay.Of(2025, 5, 31), _at, null, 3) { Until = _at }, default)).Total;
    });

    [StoreFact]
    public Task Filters_part_a_backlog_without_remainder() => OnAsync(async loaded =>
    {
        long whole = await CountAsync(null);
        whole.ShouldBe(loaded.Naive.At(null, _at).Backlog);
        HashSet<string> known = ["1.001193"];
        (await CountAsync(new DossierFilter(known)) + await CountAsync(new DossierFilter(null) { NoneOf = known })).ShouldBe(whole);
        LocalDay day = _at.Day - 5;
        (await CountAsync(new DossierFilter(null) { AcceptedUpTo = day }) + await CountAsync(new DossierFilter(null) { AcceptedFrom = day + 1 })).ShouldBe(whole);
        long byStatus = 0;
        foreach (DossierStatus status in Enum.GetValues<DossierStatus>())
        {
            byStatus += await CountAsync(new DossierFilter(null) { Statuses = new HashSet<DossierStatus> { status } });
        }

        byStatus.ShouldBe(whole);

        async Task<long> CountAsync(DossierFilter? filter) =>
            (await loaded.Store.DossiersAsync(new DossierQuery(null, "backlog", _at.Day, _at.Day, _at, null, 1) { Filter = filter }, default)).Total;
    });

    [StoreFact]
    public Task Cursor_of_another_order_is_refused() => OnAsync(async loaded =>
    {
        var query = new DossierQuery(null, "backlog", _first, _last, _at, null, 1);
        string usual = (await loaded.Store.DossiersAsync(query, default)).Next!, worst = (await loaded.Store.DossiersAsync(query with { WorstFirst = true }, default)).Next!;
        await Should.ThrowAsync<ArgumentException>(() => loaded.Store.DossiersAsync(query with { Cursor = worst }, default));
        await Should.ThrowAsync<ArgumentException>(() => loaded.Store.DossiersAsync(query with { WorstFirst = true, Cursor = usual }, default));
    });

    /// <summary>All pages; the clock goes on by so much after the first, as it does while somebody reads.</summary>
    private static async Task<List<DossierRow>> AllAsync(IKpiReader store, DossierQuery query, TimeSpan onTheWay = default)
    {
        var rows = new List<DossierRow>();
        for (DossierPage page = await store.DossiersAsync(query, default); ; page = await store.DossiersAsync(query with { Cursor = page.Next, At = query.At + onTheWay }, default))
        {
            rows.AddRange(page.Items);
            if (page.Next is null)
            {
                return rows;
            }
        }
    }

    private static long Over(DossierFacts facts) =>
        facts.DueAt is { } due ? ((facts.FinishedAt is { } finished && finished < _at ? finished : _at) - due).Ticks : long.MinValue;

    private async Task OnAsync(Func<LoadedStore, Task> test)
    {
        LoadedStore loaded = await LoadedStore.CreateAsync(4, 120, bulk: true, home());
        try
        {
            await test(loaded);
        }
        finally
        {
            await loaded.DeleteAsync();
        }
    }
}
