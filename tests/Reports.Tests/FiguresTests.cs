using System.Text.Json;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Reports.Figures;

namespace Ioc.Reports.Tests;

public sealed class FiguresTests
{
    [Fact]
    public async Task Same_state_gives_the_same_bytes()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeFigures first = await province.MakeAsync(), second = await province.MakeAsync();
        second.Json.ShouldBe(first.Json);
        second.Keys.Compressed.ShouldBe(first.Keys.Compressed);
        second.Sha256.ShouldBe(first.Sha256);
    }

    [Fact]
    public async Task Figures_read_back_are_written_as_the_same_bytes()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeFigures made = await province.MakeAsync();
        FiguresJson.Write(FiguresJson.Read(made.Json)).ShouldBe(made.Json);
    }

    [Theory]
    [InlineData("2025-10")]
    [InlineData("2025-10-13")]
    [InlineData("2025-Q4")]
    [InlineData("2025-11")]
    [InlineData("2025")]
    public async Task Keys_of_each_figure_are_as_many_as_the_figure(string period)
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeFigures made = await province.MakeAsync(period);
        using JsonDocument json = JsonDocument.Parse(made.Json);
        foreach (string figure in Catalogue.OfDossiers.Select(figure => figure.Id))
        {
            ((long)made.Keys.Of(figure).Count()).ShouldBe(json.RootElement.GetProperty("province").GetProperty(figure).GetInt64(), figure);
            made.Keys.Of(figure, "10001").Count().ShouldBe(
                json.RootElement.GetProperty("units").EnumerateArray().Single(unit => unit.GetProperty("code").GetString() == "10001").GetProperty("sheet").GetProperty(figure).GetInt32(), figure);
        }

        made.Figures.Province.Received.ShouldBe(made.Figures.Procedures.Sum(procedure => procedure.Received));
        made.Figures.Province.Backlog.ShouldBe(made.Figures.Procedures.Sum(procedure => procedure.Backlog));
        made.Figures.Province.Received.ShouldBe(made.Figures.Days.Sum(day => day.Received));
        if (made.Figures.Period.Over)
        {
            made.Figures.Days[^1].Backlog.ShouldBe(made.Figures.Province.Backlog);
        }
    }

    [Fact]
    public async Task Commits_during_the_reading_change_nothing()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        await using IStoreSnapshot snapshot = await province.Store.SnapshotAsync(default);
        _ = Period.TryParse("2025-10", ReportProvince.Committed.Day, out Period october);
        MadeFigures before = await new FiguresMaker(snapshot, province.Profile).MakeAsync(october, ReportProvince.Committed, null, default);
        await province.AddLaterAsync();
        MadeFigures during = await new FiguresMaker(snapshot, province.Profile).MakeAsync(october, ReportProvince.Committed, null, default);
        during.Json.ShouldBe(before.Json);
        (await province.MakeAsync()).Figures.Province.Received.ShouldBe(before.Figures.Province.Received + 1);
    }

    [Fact]
    public async Task A_file_opened_for_reading_beside_the_writer_gives_the_same_figures()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        await using SqliteSnapshot beside = SqliteSnapshot.Of(province.File);
        _ = Period.TryParse("2025-10", ReportProvince.Committed.Day, out Period october);
        MadeFigures made = await new FiguresMaker(beside, province.Profile).MakeAsync(october, ReportProvince.Committed, null, default);
        made.Json.ShouldBe((await province.MakeAsync(asOf: ReportProvince.Committed)).Json);
    }

    [Fact]
    public async Task Numbers_of_dossiers_with_odd_letters_come_back()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync(0);
        using var writer = new DossierKeysWriter();
        foreach ((string number, int bits) in new[] { ("#a\tb", 1), ("c\\n\n", 1), ("đ\r", 3), ("#10002", 1) })
        {
            writer.Add(new CountedDossier("10001", number, bits, "1.0\t1"));
        }

        DossierKeys keys = writer.Finish();
        keys.Counted("received").ShouldAllBe(dossier => dossier.Procedure == "1.0\t1");
        keys.Of("received").Select(key => key.Number).ShouldBe(["#10002", "#a\tb", "c\\n\n", "đ\r"]);
        keys.Of("receivedOnline").Select(key => key.Number).ShouldBe(["đ\r"]);
    }

    [Fact]
    public void A_dossier_may_be_counted_by_the_last_of_64_figures()
    {
        using var writer = new DossierKeysWriter();
        writer.Add(new CountedDossier("10001", "1", (1L << 63) | 1, ""));
        writer.Finish().Counted("received").ShouldHaveSingleItem().Bits.ShouldBe((1L << 63) | 1);
        DossierKeys.FigureNames.Count.ShouldBeLessThanOrEqualTo(64, "each has a bit of its own");
    }

    [Fact]
    public async Task A_target_says_what_is_known_and_what_is_not()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        ReportFigures figures = (await province.MakeAsync()).Figures;
        ReportTarget satisfied = figures.Targets[0], services = figures.Targets[1];
        satisfied.Value.ShouldBe((await province.Api().SheetAsync(Scope.Province, new Period(PeriodKind.Range, LocalDay.Of(2025, 1, 1), LocalDay.Of(2025, 10, 31)), default)).SatisfiedShare);
        satisfied.State.ShouldBe(satisfied.Value >= 0.9 ? "met" : "missed");
        (services.Value, services.State, services.Basis).ShouldBe((null, "unknown", null));
    }

    [Fact]
    public async Task Our_count_is_compared_with_the_sources()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        SourceComparison comparison = (await province.MakeAsync()).Figures.OurCount;
        KpiSheet day = await province.Api().SheetAsync(Scope.Of("10001"), Period.OfDay(LocalDay.Of(2025, 10, 6)), default);
        (comparison.UnitDays, comparison.UnitDaysEqual).ShouldBe((1, 0));
        comparison.Differences[0].ShouldBe(new ComparedDay("10001", "2025-10-06", day.Received, 3, day.Resolved, 2, day.Backlog, 1));
    }

    /// <summary>Both were taken once, when nothing bounded them.</summary>
    [Fact]
    public async Task Totals_and_indicators_as_large_as_numbers_get_are_read_and_take_no_other_along()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        Instant at = ReportProvince.Committed;
        var batch = new CommitBatch { CommittedAt = at };
        batch.SourceTotals.Add(new SourceTotal("10001", LocalDay.Of(2025, 10, 7), long.MaxValue, long.MaxValue, long.MaxValue, at, at, "/tthc", "t2", [2]));
        batch.Indicators.Add(new IndicatorValue("10001", province.Profile.Targets[1].Id, at, null, decimal.MaxValue, 1e-28m, "A", null, at, "/i", "1", [1]));
        batch.Indicators.Add(new IndicatorValue("10002", province.Profile.Targets[1].Id, at, null, decimal.MaxValue, 1, "B", null, at, "/i", "2", [2]));
        await province.Store.CommitAsync(batch, default);

        ReportFigures figures = (await province.MakeAsync(asOf: at + TimeSpan.FromMinutes(1))).Figures;
        ComparedUnit compared = figures.OurCount.Units.ShouldHaveSingleItem();
        (compared.TheirReceived, compared.TheirResolved).ShouldBe((long.MaxValue, long.MaxValue));
        figures.Targets[1].Value!.Value.ShouldBe(2 * (double)decimal.MaxValue, 1e16);
        figures.Targets[0].Value.ShouldNotBeNull();
    }

    [Fact]
    public void The_same_days_a_year_earlier_are_whole_months_of_whole_months()
    {
        Instant later = Instant.Parse("2025-06-01T00:00:00+07:00");
        Year("2024-02", later).ShouldBe("2023-02-01..2023-02-28");
        Year("2025-Q1", later).ShouldBe("2024-01-01..2024-03-31");
        Year("2025-06", Instant.Parse("2025-06-15T10:00:00+07:00")).ShouldBe("2024-06-01..2024-06-15");

        static string Year(string text, Instant asOf)
        {
            _ = Period.TryParse(text, asOf.Day, out Period period);
            return FiguresMaker.YearBefore(period, asOf).ToString();
        }
    }
}
