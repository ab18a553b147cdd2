using System.Text.Json;
using Ioc.Dashboard.Components.Communes;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Past;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Figures;
using Ioc.Operations.Live;
using Ioc.Resources;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Dashboard.Tests.Figures;

/// <summary>What pages show equals what the API answers for the same period, and the naive recomputation.</summary>
[Collection(OneSeededProvince.Name)]
[Trait("Clock", "bound")]
public sealed class PageFiguresTests(SeededProvince province)
{
    private static readonly Dictionary<string, Func<NaiveFigures, double?>> Naive = new()
    {
        ["received"] = f => f.Received,
        ["onlineShare"] = f => f.OnlineShare,
        ["outsideArea"] = f => f.OutsideArea,
        ["resolved"] = f => f.Resolved,
        ["onTimeRate"] = f => f.OnTimeRate,
        ["fullyOnlineShare"] = f => f.FullyOnlineShare,
        ["backlog"] = f => f.Backlog,
        ["overdue"] = f => f.Overdue,
        ["overdueShare"] = f => f.Backlog == 0 ? null : (double)f.Overdue / f.Backlog,
        ["dueSoon"] = f => f.DueSoon,
        ["paused"] = f => f.Paused,
        ["averageWorkingHours"] = f => f.AverageWorkingHours,
        ["digitizedResultShare"] = f => f.DigitizedResultShare,
        ["digitizedComponentsShare"] = f => f.DigitizedComponentsShare,
        ["onlinePaymentShare"] = f => f.OnlinePaymentShare,
        ["rejected"] = f => f.Rejected,
        ["withdrawn"] = f => f.Withdrawn,
        ["stopped"] = f => f.Stopped,
        ["ratings"] = f => f.Ratings,
        ["satisfaction"] = f => f.Satisfaction,
        ["satisfiedShare"] = f => f.SatisfiedShare,
    };

    private Texts Words => Texts.Of(Language.Vietnamese);

    [Fact]
    public Task Table_of_units_equals_the_API_and_the_naive_recomputation() => TestClock.WithinAMinuteAsync(async () =>
    {
        LocalDay today = province.Now.Day;
        foreach (string? text in new[] { null, "today", "last-month", $"{today - 20}..{today - 3}", (today - 9).ToString() })
        {
            ChosenPeriod period = ChosenPeriod.Parse(text, today);
            UnitTable table = province.Host.Get<UnitTable>();
            UnitTableData data = await table.ReadAsync(period, null, default);
            IReadOnlyList<UnitRow> rows = table.Stored(data);
            using HttpClient client = province.Host.Client(RunningHost.ReadKey);
            Dictionary<string, JsonElement> api = (await client.GetJsonAsync($"/api/v1/communes?kind=all&period={period.Api}"))
                .GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("code").GetString()!);
            foreach (UnitRow row in rows)
            {
                SameAsApi(row, api[row.Unit.Code], text);
            }

            foreach (UnitRow row in rows.Where(row => SeededProvince.Units.Contains(row.Unit.Code)))
            {
                SameAsNaive(row.Figures, province.Naive.Figures(row.Unit.Code, period.Days.First, period.Days.Last, period.Days.At(data.Now)), $"{text} {row.Unit.Code}");
            }
        }
    });

    [Fact]
    public Task Live_rows_equal_the_stored_ones() => TestClock.WithinAMinuteAsync(async () =>
    {
        ChosenPeriod period = ChosenPeriod.Parse(null, province.Now.Day);
        UnitTable table = province.Host.Get<UnitTable>();
        UnitTableData data = await table.ReadAsync(period, null, default);
        Dictionary<string, UnitRow> stored = table.Stored(data).ToDictionary(row => row.Unit.Code);
        foreach (UnitRow row in table.Live(province.Host.Get<LiveBoard>().Latest, data))
        {
            foreach (FigureColumn column in FigureColumn.All)
            {
                Same(column.Value(row.Figures), column.Value(stored[row.Unit.Code].Figures), $"{row.Unit.Code} {column.Id}");
            }
        }
    });

    [Fact]
    public async Task Board_of_an_instant_of_the_past_equals_the_naive_recomputation()
    {
        PastBoard past = province.Host.Get<PastBoard>();
        foreach (LocalDay day in new[] { province.Now.Day - 30, province.Now.Day - 7 })
        {
            foreach (TimeSpan time in new[] { TimeSpan.Zero, new TimeSpan(9, 17, 0), new TimeSpan(17, 0, 1) })
            {
                Instant at = day.Start + time;
                LiveSnapshot snapshot = await past.AtAsync(at, default);
                snapshot.AsOf.ShouldBe(at);
                foreach (string unit in SeededProvince.Units)
                {
                    LiveFigures shown = snapshot.Figures(unit)!;
                    shown.Now.ShouldBe(province.Naive.At(unit, at), $"{unit} {at}");
                    List<NaiveDossier> all = [.. province.Naive.Dossiers.Where(d => d.Commune == unit)];
                    shown.Today[Counter.Received].ShouldBe(all.Count(d => d.AcceptedAt is { } a && a >= day.Start && a <= at), $"{unit} {at}");
                    shown.Today[Counter.Resolved].ShouldBe(all.Count(d => d.Resolved && d.FinishedAt >= day.Start && d.FinishedAt <= at), $"{unit} {at}");
                    LocalDay first = day - (day.Date.Day - 1);
                    shown.Month[Counter.Received].ShouldBe(all.Count(d => d.AcceptedAt is { } a && a >= first.Start && a <= at), $"{unit} {at}");
                }
            }
        }
    }

    [Fact]
    public Task Parts_of_a_backlog_sum_to_it_and_lists_are_by_due_time() => TestClock.WithinAMinuteAsync(async () =>
    {
        foreach (string unit in SeededProvince.Units)
        {
            Instant now = province.Now;
            UnitBacklog backlog = UnitBacklog.Of(await province.Host.Get<IDrillReader>().FactsAsync(unit, now, now, default), now, province.Host.Profile, Words);
            InstantCounts expected = province.Naive.At(unit, now);
            (backlog.Count, backlog.Overdue.Count, backlog.DueSoon.Count).ShouldBe((expected.Backlog, (int)expected.Overdue, (int)expected.DueSoon));
            foreach (IReadOnlyList<BacklogPart> parts in new[] { backlog.Ages, backlog.Stages, backlog.Fields, backlog.Procedures })
            {
                (parts.Sum(part => part.Count), parts.Sum(part => part.Overdue)).ShouldBe((expected.Backlog, expected.Overdue));
            }

            backlog.Overdue.Select(row => row.Facts.DueAt!.Value).ShouldBeInOrder();
        }
    });

    private static void SameAsApi(UnitRow row, JsonElement item, string? period)
    {
        Same(row.Lag.Score, Number(item, "lagScore"), $"{period} {row.Unit.Code} lagScore");
        foreach (FigureColumn column in FigureColumn.All.Where(column => column.Id != "overdueShare"))
        {
            Same(column.Value(row.Figures), Number(item, column.Id), $"{period} {row.Unit.Code} {column.Id}");
        }
    }

    private static void SameAsNaive(UnitFigures shown, NaiveFigures naive, string of)
    {
        foreach ((string id, Func<NaiveFigures, double?> value) in Naive)
        {
            Same(FigureColumn.Find(id)!.Value(shown), value(naive), $"{of} {id}");
        }
    }

    private static double? Number(JsonElement item, string name) => item.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static void Same(double? shown, double? expected, string of)
    {
        (shown is null).ShouldBe(expected is null, of);
        if (shown is { } value)
        {
            value.ShouldBe(expected!.Value, 1e-9, of);
        }
    }
}
