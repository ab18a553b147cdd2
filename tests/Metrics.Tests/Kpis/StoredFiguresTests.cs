using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Tests.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Metrics.Tests.Kpis;

public sealed class SqliteSheetTests() : StoredFiguresTests(() => new StoreFolder());

[NeedsPostgres]
public sealed class PostgresSheetTests() : StoredFiguresTests(() => new StoreSchema());

/// <summary>Figures of a store against the naive recomputation, whichever store it is.</summary>
public abstract class StoredFiguresTests(Func<StoreHome> home)
{
    private static readonly string[] _figures =
    [
        "received", "receivedOnline", "outsideArea", "resolved", "resolvedOnTime", "resolvedEarly", "resolvedLate", "resolvedDueByDefault", "resolvedFullyOnline",
        "rejected", "withdrawn", "stopped", "backlog", "overdue", "dueSoon", "paused",
    ];

    [StoreFact]
    public Task Sheets_and_the_dossiers_behind_them_equal_the_naive_recomputation() => FiguresAreThoseOf(seed: 2, bulk: false);

    [StoreFact]
    public Task Sheets_after_a_bulk_load_equal_the_naive_recomputation() => FiguresAreThoseOf(seed: 1, bulk: true);

    private async Task FiguresAreThoseOf(int seed, bool bulk)
    {
        LoadedStore loaded = await LoadedStore.CreateAsync(seed, 120, bulk, home());
        try
        {
            Instant now = Instant.Parse("2025-05-14T10:12:13+07:00");
            var sheets = new KpiSheets(loaded.Store, loaded.Profile, loaded.Ledger(now), new FakeClock(now));
            foreach (string text in new[] { "2025", "2025-Q2", "2025-04", "2025-05", "2025-04-30", "today", "2025-04-20..2025-05-13", "2025-07" })
            {
                foreach (string? unit in new[] { null, "10001", "TT" })
                {
                    await Compare(loaded, sheets, unit, text, now);
                }
            }
        }
        finally
        {
            await loaded.DeleteAsync();
        }
    }

    [StoreFact]
    public async Task A_rebuild_with_the_same_law_changes_no_figure_and_records_law_and_profile()
    {
        LoadedStore loaded = await LoadedStore.CreateAsync(3, 80, bulk: true, home());
        try
        {
            var all = (LocalDay.Of(2025, 1, 1), LocalDay.Of(2025, 12, 31));
            IReadOnlyDictionary<string, CounterVector> before = await loaded.Store.SumsAsync(null, all.Item1, all.Item2, default);
            await loaded.Store.RebuildAsync(
                row => DossierDerivation.Derive(new DossierHistoryCodec().Decode(row.History), loaded.Profile), new FiguresBasis(Law.Version, 9, "f2"), null, default);
            IReadOnlyDictionary<string, CounterVector> after = await loaded.Store.SumsAsync(null, all.Item1, all.Item2, default);
            after.Keys.ShouldBe(before.Keys);
            foreach ((string unit, CounterVector sums) in before)
            {
                after[unit].Values.ToArray().ShouldBe(sums.Values.ToArray());
            }

            StoreState state = await loaded.Store.StateAsync(default);
            state.Basis.ShouldBe(new FiguresBasis(Law.Version, 9, "f2"));
        }
        finally
        {
            await loaded.DeleteAsync();
        }
    }

    private static async Task Compare(LoadedStore loaded, KpiSheets sheets, string? unit, string text, Instant now)
    {
        Period.TryParse(text, now.Day, out Period period).ShouldBeTrue();
        Instant at = period.At(now);
        NaiveFigures naive = loaded.Naive.Figures(unit, period.First, period.Last, at);
        Scope scope = unit is null ? Scope.Province : Scope.Of(unit);
        KpiSheet sheet = await sheets.SheetAsync(scope, period, default);
        string what = $"{scope} {text}";
        (sheet.Ratings, sheet.OnlineShare, sheet.OnTimeRate, sheet.FullyOnlineShare, sheet.Satisfaction, sheet.SatisfiedShare)
            .ShouldBe((naive.Ratings, naive.OnlineShare, naive.OnTimeRate, naive.FullyOnlineShare, naive.Satisfaction, naive.SatisfiedShare), what);
        (sheet.AverageWorkingHours, sheet.DigitizedComponentsShare, sheet.DigitizedResultShare, sheet.OnlinePaymentShare)
            .ShouldBe((naive.AverageWorkingHours, naive.DigitizedComponentsShare, naive.DigitizedResultShare, naive.OnlinePaymentShare), what);
        foreach (string figure in _figures)
        {
            string property = char.ToUpperInvariant(figure[0]) + figure[1..];
            long expected = (long)typeof(NaiveFigures).GetProperty(property)!.GetValue(naive)!;
            ((long)typeof(KpiSheet).GetProperty(property)!.GetValue(sheet)!).ShouldBe(expected, $"{what} {figure}");
            (await Pages(loaded.Store, new DossierQuery(scope.Units, figure, period.First, period.Last, at, null, 7))).ShouldBe(expected, $"{what} {figure} pages");
        }
    }

    private static async Task<long> Pages(IKpiReader store, DossierQuery query)
    {
        var seen = new HashSet<DossierKey>();
        while (true)
        {
            DossierPage page = await store.DossiersAsync(query, default);
            page.Items.ShouldAllBe(item => seen.Add(item.Key));
            if (page.Next is null)
            {
                page.Total.ShouldBe(seen.Count);
                return page.Total;
            }

            page.Items.Count.ShouldBe(query.Limit);
            query = query with { Cursor = page.Next };
        }
    }
}
