using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ioc.Dashboard.Tests.Running;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;

namespace Ioc.Dashboard.Tests.Quality;

/// <summary>What data quality counts of dossiers leads to those dossiers.</summary>
[Collection(OneHost.Name)]
public sealed class NamedDossiersTests(RunningHost host)
{
    private const string Commune = "18007", Other = "18001";

    [Fact]
    public async Task Numbers_that_differ_by_case_blanks_or_dashes_alone_are_named_together()
    {
        string[] alike = ["H41.18007-251103-0001", "h41.18007-251103-0001", "H41.18007 – 251103 – 0001"];
        await SendAsync([.. alike.Select(number => (Commune, number, "accepted")), (Commune, "h41.18007-251103-0002", "accepted"), (Other, "h41.18007-251103-0002 ", "accepted"), (Commune, "H41.18007-251103-0003", "accepted")]);
        IElement page = await PageAsync("/data-quality");
        IElement[] pairs = [.. page.QuerySelectorAll("[data-alike] li").Where(pair => pair.TextContent.Contains("18007-251103", StringComparison.Ordinal) || pair.TextContent.Contains("18007 – ", StringComparison.Ordinal))];
        pairs.ShouldHaveSingleItem().QuerySelectorAll("a").Select(link => (link.TextContent, link.GetAttribute("href"))).ShouldBe(alike.Select(number => (number, (string?)FigureAddress.OfDossier(Commune, number))), ignoreOrder: true);
        (await PageAsync("/data-quality", Other)).QuerySelectorAll("[data-alike] li").ShouldBeEmpty();
    }

    [Fact]
    public async Task Incomplete_dossiers_are_listed_as_many_as_are_counted()
    {
        await SendAsync([(Commune, "H41.18007-251104-0001", "processing"), (Commune, "H41.18007-251104-0002", "completed"), (Commune, "H41.18007-251104-0003", "registered"), (Commune, "H41.18007-251104-0004", "accepted")]);
        IElement count = (await PageAsync($"/data-quality?period={Events.SinceYesterday}")).QuerySelector($"tr[data-quality=\"{Commune}\"] [data-kind=incomplete] a")!;
        IElement list = await PageAsync(count.GetAttribute("href")!);
        list.QuerySelectorAll("td.code a").Select(link => link.TextContent).ShouldBe(["H41.18007-251104-0001", "H41.18007-251104-0002"], ignoreOrder: true);
        list.QuerySelector("[data-total]")!.TextContent.ShouldBe(count.TextContent);
        using HttpClient other = host.As(Roles.Official, Other);
        (await other.GetAsync(count.GetAttribute("href"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task SendAsync((string Commune, string Number, string Status)[] dossiers)
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        foreach ((string commune, string number, string status) in dossiers)
        {
            (await ingest.PostEventsAsync(Events.Status(commune, number, status: status).ToJsonString())).EnsureSuccessStatusCode();
        }
    }

    private async Task<IElement> PageAsync(string address, params string[] units)
    {
        using HttpClient user = host.As(Roles.Official, units);
        return new HtmlParser().ParseDocument(await user.GetStringAsync(address)).DocumentElement;
    }
}
