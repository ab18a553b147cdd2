using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Access;
using Ioc.Operations.Live;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Incidents;

/// <summary>However many incidents a page says a unit has, the list that it leads to has as many: of its own, and those of the province that touch it.</summary>
[Trait("Clock", "bound")]
public sealed class IncidentCountTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Wide = "dvcqg", Single = "lgsp";

    [Fact]
    public async Task The_table_of_units_and_a_units_page_say_as_many_incidents_as_the_list_they_lead_to()
    {
        string[] units = [.. host.Profile.Units.Where(unit => unit.Kind == UnitKind.Commune && unit.IsValidOn(host.Now.Day)).Select(unit => unit.Code).Take(8)];
        using HttpClient ingest = host.Client(RunningHost.IngestKey), official = host.As(Roles.Official);
        foreach ((string unit, string system) in units[..6].Select(unit => (unit, Wide)).Append((units[5], Single)).Append((units[6], Single)))
        {
            foreach ((string status, int seconds) in new[] { ("up", -120), ("down", -60), ("down", -1) })
            {
                (await ingest.PostEventsAsync(Events.Health(unit, system, status, seconds).ToJsonString())).EnsureSuccessStatusCode();
            }
        }

        LiveBoard board = host.Get<LiveBoard>();
        await Eventually.Shows(
            "the incident of the province and the two of units on the board", () => board.Latest,
            latest => latest.Incidents.Count(incident => incident.Kind == IncidentKind.SystemWide) == 1 && latest.Incidents.Count == 3
                && latest.Unit(units[5])!.Health?.OutagesOpen == 2);

        Dictionary<string, IElement> rows = (await OpenAsync(official, "/communes?rows=all")).QuerySelectorAll("tr[data-commune]").ToDictionary(row => row.GetAttribute("data-commune")!);
        foreach ((string unit, int expected) in units.Zip([1, 1, 1, 1, 1, 2, 1, 0]))
        {
            IElement cell = rows[unit].QuerySelector("[data-figure=outagesOpen]")!;
            IDocument list = await OpenAsync(official, $"/incidents?unit={unit}");
            Number(cell.QuerySelector("span")!).ShouldBe(expected, unit);
            Number(list.QuerySelector("[data-open-count]")!).ShouldBe(expected, unit);
            list.QuerySelectorAll("tr[data-incident]").Length.ShouldBe(expected, unit);
            cell.QuerySelector("a")!.GetAttribute("href").ShouldBe($"/incidents?unit={unit}");
            IDocument page = await OpenAsync(official, $"/communes/{unit}");
            Number(page.QuerySelector("article[data-figure=outages] [data-value]")!).ShouldBe(expected, unit);
            page.QuerySelectorAll("#s-incidents ~ * tr[data-incident], section[aria-labelledby=s-incidents] tr[data-incident]").Length.ShouldBe(expected, unit);
        }
    }

    private static int Number(IElement shown) => int.Parse(shown.TextContent.Trim(), CultureInfo.InvariantCulture);

    private static async Task<IDocument> OpenAsync(HttpClient official, string address)
    {
        using HttpResponseMessage answer = await official.GetAsync(address);
        ((int)answer.StatusCode).ShouldBe(200, address);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
