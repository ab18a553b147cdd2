using System.Text.Json;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Tests.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Metrics.Tests.Kpis;

public sealed class KpiSheetTests
{
    private static readonly string[] _figures =
    [
        "received", "receivedOnline", "outsideArea", "resolved", "resolvedOnTime", "resolvedEarly", "resolvedDueByDefault", "resolvedFullyOnline",
        "rejected", "withdrawn", "stopped", "backlog", "overdue", "dueSoon", "paused",
    ];

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task Sheets_and_the_dossiers_behind_them_equal_the_naive_recomputation(int seed, bool bulk)
    {
        LoadedStore loaded = await LoadedStore.CreateAsync(seed, 120, bulk);
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

    [Fact]
    public async Task A_rebuild_with_the_same_law_changes_no_figure_and_records_law_and_profile()
    {
        LoadedStore loaded = await LoadedStore.CreateAsync(3, 80, bulk: true);
        try
        {
            var all = (LocalDay.Of(2025, 1, 1), LocalDay.Of(2025, 12, 31));
            IReadOnlyDictionary<string, CounterVector> before = await loaded.Store.SumsAsync(null, all.Item1, all.Item2, default);
            await loaded.Store.RebuildAsync(
                row => DossierDerivation.Derive(new DossierHistoryCodec().Decode(row.History), loaded.Profile), "2", "f2", null, default);
            IReadOnlyDictionary<string, CounterVector> after = await loaded.Store.SumsAsync(null, all.Item1, all.Item2, default);
            after.Keys.ShouldBe(before.Keys);
            foreach ((string unit, CounterVector sums) in before)
            {
                after[unit].Values.ToArray().ShouldBe(sums.Values.ToArray());
            }

            StoreState state = await loaded.Store.StateAsync(default);
            (state.Law, state.ProfileFingerprint).ShouldBe(("2", "f2"));
        }
        finally
        {
            await loaded.DeleteAsync();
        }
    }

    [Fact]
    public void Names_and_order_are_those_of_the_contract()
    {
        var sheet = new KpiSheet
        {
            Scope = "province",
            Period = new SheetPeriod("2025-10-01", "2025-10-31"),
            AsOf = "2025-11-03T08:15:03+07:00",
            Coverage = new SheetCoverage(128, 130),
            Law = "1",
            Profile = "nghe-an@3",
            Complete = true,
        };
        JsonSerializer.Serialize(sheet, new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }).ShouldBe(
            """
            {"scope":"province","period":{"from":"2025-10-01","to":"2025-10-31"},"asOf":"2025-11-03T08:15:03+07:00",
            "coverage":{"reporting":128,"expected":130},
            "received":0,"receivedOnline":0,"onlineShare":null,"outsideArea":0,
            "resolved":0,"resolvedOnTime":0,"resolvedEarly":0,"resolvedDueByDefault":0,"onTimeRate":null,"resolvedFullyOnline":0,"fullyOnlineShare":null,
            "rejected":0,"withdrawn":0,"stopped":0,
            "backlog":0,"overdue":0,"dueSoon":0,"paused":0,
            "averageWorkingHours":null,"digitizedComponentsShare":null,"digitizedResultShare":null,"onlinePaymentShare":null,
            "ratings":0,"satisfaction":null,"satisfiedShare":null,
            "outagesOpen":0,"communesOffline":0,"downtimeMinutes":0,"unobservedMinutes":0,"availability":null,"ownAvailability":null,
            "law":"1","profile":"nghe-an@3","simulated":false,"complete":true}
            """.ReplaceLineEndings(""));
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
