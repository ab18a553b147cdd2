using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Stores;

public sealed class SqliteNarrowedDossiersTests() : NarrowedDossiersTests(() => new StoreFolder());

[NeedsPostgres]
public sealed class PostgresNarrowedDossiersTests() : NarrowedDossiersTests(() => new StoreSchema());

/// <summary>Whatever a figure's dossiers are narrowed by, total and pages are those that the predicates choose; and what cannot be counted in a bounded time is refused in words.</summary>
public abstract class NarrowedDossiersTests(Func<StoreHome> home)
{
    private static readonly LocalDay _first = LocalDay.Of(2025, 4, 10), _last = LocalDay.Of(2025, 5, 20);
    private static readonly Instant _noon = Instant.Parse("2025-05-20T12:00:00+07:00");

    [StoreFact]
    public async Task Total_and_pages_are_the_dossiers_that_the_predicates_choose()
    {
        LoadedStore loaded = await LoadedStore.CreateAsync(8, 160, bulk: true, home());
        try
        {
            var all = new List<(DossierKey Key, DossierFacts Facts)>();
            await using (IStoreSnapshot snapshot = await loaded.Store.SnapshotAsync(default))
            {
                await snapshot.ScanAsync(new Instant(0), (key, facts) => all.Add((key, facts)), default);
            }

            string[] procedures = [.. all.Select(row => row.Facts.Procedure ?? "").Distinct().Order(StringComparer.Ordinal)];
            DossierFilter?[] filters =
            [
                null, new(new HashSet<string> { procedures[0] }), new(new HashSet<string> { procedures[^1], procedures[1] }), new(new HashSet<string>()), new(new HashSet<string> { "unheard of" }),
                .. Enum.GetValues<DossierTrait>().Select(trait => new DossierFilter(null, trait)), new(new HashSet<string> { procedures[1], procedures[2] }, DossierTrait.Late),
            ];
            int seen = 0;
            foreach (string figure in Catalogue.OfDossiers.Select(figure => figure.Id))
            {
                foreach (DossierFilter? filter in filters)
                {
                    foreach (IReadOnlySet<string>? units in new IReadOnlySet<string>?[] { null, new HashSet<string> { "10001", "TT" } })
                    {
                        // The end of a day is known from sums; noon is not.
                        foreach (Instant at in new[] { _last.Last, _noon })
                        {
                            var query = new DossierQuery(units, figure, _first, _last, at, null, 7) { Filter = filter };
                            HashSet<DossierKey> expected = [.. all.Where(row => (units is null || units.Contains(row.Key.Unit))
                                && DossierFigures.Counts(row.Facts, figure, _first, _last, at) && filter?.Holds(row.Facts) != false).Select(row => row.Key)];
                            (await PagesAsync(loaded.Store, query, expected.Count)).ShouldBe(expected, ignoreOrder: true, $"{figure} {filter} {at}");
                            seen += expected.Count;
                        }
                    }
                }
            }

            seen.ShouldBeGreaterThan(1000, "there was something to choose");
        }
        finally
        {
            await loaded.DeleteAsync();
        }
    }

    [StoreFact]
    public async Task A_question_without_bounds_is_refused_and_a_narrower_one_is_answered()
    {
        LoadedStore loaded = await LoadedStore.CreateAsync(9, 20, bulk: true, home());
        try
        {
            // Two centuries of every unit, by procedure: more sums than are added up for one reader.
            var wide = new DossierQuery(null, "received", LocalDay.Of(2000, 1, 1), LocalDay.Of(2199, 12, 31), _noon, null, 5) { Filter = new DossierFilter(new HashSet<string> { "x" }) };
            QuestionTooWideException refused = await Should.ThrowAsync<QuestionTooWideException>(() => loaded.Store.DossiersAsync(wide, default));
            refused.Wanted.ShouldBeGreaterThan(refused.Most);
            (await loaded.Store.DossiersAsync(wide with { Units = new HashSet<string> { "10001" } }, default)).Total.ShouldBe(0);
            (await loaded.Store.DossiersAsync(wide with { Last = LocalDay.Of(2002, 12, 31) }, default)).Total.ShouldBe(0);

            // What no sum tells is counted one by one: only so many.
            var many = new CounterVector();
            many[Counter.Rejected] = 300_000;
            await loaded.Store.CommitAsync(new CommitBatch { Counters = { [new CounterKey("10001", _first, "")] = many } }, default);
            var late = new DossierQuery(null, "rejected", _first, _last, _noon, null, 5) { Filter = new DossierFilter(null, DossierTrait.Late) };
            await Should.ThrowAsync<QuestionTooWideException>(() => loaded.Store.DossiersAsync(late, default));
            (await loaded.Store.DossiersAsync(late with { First = _first + 1 }, default)).Total.ShouldBeGreaterThanOrEqualTo(0);
            await Should.ThrowAsync<QuestionTooWideException>(() => loaded.Store.DossiersAsync(late with { Figure = "backlog", At = _first.Start }, default));

            // A figure at the end of a day is a sum, however long ago the day is.
            (await loaded.Store.DossiersAsync(new DossierQuery(null, "backlog", _first - 1, _first - 1, (_first - 1).Last, null, 5), default)).Items.Count.ShouldBeLessThanOrEqualTo(5);
        }
        finally
        {
            await loaded.DeleteAsync();
        }
    }

    [StoreFact]
    public async Task A_count_is_made_anew_after_a_commit()
    {
        LoadedStore loaded = await LoadedStore.CreateAsync(10, 20, bulk: true, home());
        try
        {
            DossierQuery query = new(null, "received", _first, _last, _noon, null, 5) { Filter = new DossierFilter(new HashSet<string> { "1.001193" }) };
            long before = (await loaded.Store.DossiersAsync(query, default)).Total;
            DossierRow row = StoreHome.Row("10001", "new", "2025-05-01T08:00:00+07:00");
            var batch = new CommitBatch { Dossiers = { row } };
            new CounterDeltas().AddTo(batch.Counters, row.Key.Unit, row.Facts, 1);
            await loaded.Store.CommitAsync(batch, default);
            (await loaded.Store.DossiersAsync(query, default)).Total.ShouldBe(before + 1);
        }
        finally
        {
            await loaded.DeleteAsync();
        }
    }

    private static async Task<List<DossierKey>> PagesAsync(IKpiReader store, DossierQuery query, long total)
    {
        var seen = new List<DossierKey>();
        while (true)
        {
            DossierPage page = await store.DossiersAsync(query, default);
            page.Total.ShouldBe(total, $"{query.Figure} {query.Filter} {query.At}");
            seen.AddRange(page.Items.Select(item => item.Key));
            if (page.Next is null)
            {
                return seen;
            }

            query = query with { Cursor = page.Next };
        }
    }
}
