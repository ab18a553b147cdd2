using System.Text.Json;
using System.Text.Json.Nodes;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Kpis;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Live;

/// <summary>What is answered from the board while the store is away is what the store would have said.</summary>
[Collection(OneHost.Name)]
public sealed class BoardSheetsTests(RunningHost host)
{
    /// <summary>What only the store knows, what tells apart which of them answered, and rates of so short a time that they move.</summary>
    private static readonly string[] NotCompared = ["asOf", "complete", "coverage", "downtimeMinutes", "unobservedMinutes", "availability", "ownAvailability", "lagScore", "reasons"];

    private BoardSheets Board => host.Get<BoardSheets>();

    [Theory]
    [InlineData(null)]
    [InlineData("17329")]
    public async Task A_sheet_of_today_and_of_the_month_is_the_stores_but_for_what_only_that_knows(string? unit)
    {
        await SendAsync();
        Scope scope = unit is null ? Scope.Province : Scope.Of(unit);
        foreach (Period period in new[] { Today, Period.MonthOf(host.Now.Day) })
        {
            await Eventually.Is(
                "the same figures",
                async () => (Compared(await host.Get<KpiSheets>().SheetAsync(scope, period, default)), Compared(Board.Sheet(scope, period)!)),
                both => both.Item1 == both.Item2);
            Board.Sheet(scope, period)!.Complete.ShouldBeFalse();
            Board.Sheet(scope, period)!.DowntimeMinutes.ShouldBeNull();
        }
    }

    [Fact]
    public async Task Every_commune_is_there_once()
    {
        await SendAsync();
        IReadOnlyList<UnitSheet> stored = await host.Get<KpiSheets>().UnitsAsync(Today, UnitChoice.Communes, default);
        Board.Units(Today, UnitChoice.Communes)!.Select(sheet => sheet.Code).Order().ShouldBe(stored.Select(sheet => sheet.Code).Order());
    }

    [Fact]
    public void A_period_that_the_board_does_not_know_has_no_sheet()
    {
        Board.Sheet(Scope.Province, Period.MonthOf(host.Now.Day - 40)).ShouldBeNull();
        Board.Units(Period.OfDay(host.Now.Day - 1), UnitChoice.All).ShouldBeNull();
    }

    private Period Today => Period.OfDay(host.Now.Day);

    private async Task SendAsync()
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        string number = "H41-board-" + Guid.NewGuid().ToString("N");
        string[] events = [Events.Status("17329", number).ToJsonString(), Events.Status("17329", number, 2, "resolved").ToJsonString(), Events.Status("17329", number + "-open").ToJsonString()];
        (await ingest.PostEventsAsync($"[{string.Join(',', events)}]", Events.Batch)).EnsureSuccessStatusCode();
    }

    private static string Compared(KpiSheet sheet)
    {
        JsonNode json = JsonSerializer.SerializeToNode(sheet, JsonSerializerOptions.Web)!;
        foreach (string name in NotCompared)
        {
            json.AsObject().Remove(name);
        }

        return json.ToJsonString();
    }
}
