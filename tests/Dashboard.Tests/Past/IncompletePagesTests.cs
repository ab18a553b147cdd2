using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Resources;

namespace Ioc.Dashboard.Tests.Past;

/// <summary>Wall, overview, communes and map of a minute in which data was not complete say so, each in the reader's language and of the reader's units.</summary>
[Collection(OneHost.Name)]
[Trait("Clock", "bound")]
public sealed class IncompletePagesTests(RunningHost host)
{
    [Fact]
    public async Task Every_page_of_an_incomplete_minute_says_so_and_why()
    {
        Instant minute = (host.Now.Day - 3).Start + TimeSpan.FromHours(9);
        string mine = host.Profile.Units[5].Code, at = PastInstant.Write(minute);
        await host.Get<ITimeSeriesStore>().WriteAsync(
            [
                new SeriesPoint("province", minute, new Dictionary<string, double> { [SourceFields.State] = 2, [SourceFields.Lag] = 90 }),
                .. host.Profile.Units.Select(unit => new SeriesPoint(unit.Code, minute, new Dictionary<string, double> { [SourceFields.Reporting] = unit.Code == mine ? 1 : 0 })),
            ],
            default);
        using HttpClient committee = host.As(Roles.Committee), own = host.As(Roles.Official, mine);
        foreach (string page in new[] { "/", "/communes", "/map", "/systems" })
        {
            string said = (await NoticeAsync(committee, $"{page}?at={at}")).ShouldNotBeNull(page);
            said.ShouldContain("Dữ liệu lúc đó không đầy đủ: trong phút này mất nguồn số liệu; chỉ 1/", customMessage: page);
            (await NoticeAsync(committee, $"{page}?at={at}&lang=en"))!.ShouldContain("Data was not complete then: the source was down in this minute; only 1 of", customMessage: page);
        }

        string ofUnit = (await NoticeAsync(own, $"/communes/{mine}?at={at}"))!;
        ofUnit.ShouldBe("Dữ liệu lúc đó không đầy đủ: trong phút này mất nguồn số liệu.", "their own unit reported");

        JsonElement wall = await committee.GetJsonAsync($"/wall/past?at={at}&lang=vi");
        wall.GetProperty("incomplete").GetString()!.ShouldContain("mất nguồn số liệu");
        wall.GetProperty("recorded").GetBoolean().ShouldBeTrue();
        JsonElement board = wall.GetProperty("board");
        board.GetProperty("source").GetProperty("state").GetString().ShouldBe("down");
        board.GetProperty("coverage").GetProperty("reporting").GetInt32().ShouldBe(1);
        board.GetProperty("tiles").EnumerateArray().Select(tile => tile.GetProperty("freshness").GetString()).Distinct().ShouldBe(["down"]);

        string unknown = PastInstant.Write(minute + TimeSpan.FromHours(1));
        (await NoticeAsync(committee, $"/?at={unknown}")).ShouldBe(Texts.Of(Language.Vietnamese).Past.NotRecorded);
        wall = await committee.GetJsonAsync($"/wall/past?at={unknown}&lang=en");
        wall.GetProperty("incomplete").GetString().ShouldBe(Texts.Of(Language.English).Past.NotRecorded);
        wall.GetProperty("recorded").GetBoolean().ShouldBeFalse();
        (await NoticeAsync(committee, "/")).ShouldBeNull("now is not the past");
    }

    private static async Task<string?> NoticeAsync(HttpClient viewer, string address)
    {
        using HttpResponseMessage answer = await viewer.GetAsync(address);
        ((int)answer.StatusCode).ShouldBe(200, address);
        IDocument page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return page.QuerySelector("[data-past-incomplete]")?.TextContent.Trim();
    }
}
