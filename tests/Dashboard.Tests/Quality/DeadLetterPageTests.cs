using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ioc.Dashboard.Tests.Admin;
using Ioc.Dashboard.Tests.Figures;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;

namespace Ioc.Dashboard.Tests.Quality;

[Collection(OneHost.Name)]
[Trait("Clock", "bound")]
public sealed partial class DeadLetterPageTests(RunningHost host)
{
    [Fact]
    public async Task Original_is_seen_by_its_own_role_alone_and_each_look_is_in_the_audit()
    {
        string number = "H41-LETTER-" + Guid.NewGuid().ToString("N");
        await RejectAsync("16756", number);
        using HttpClient steward = host.As(Roles.DataSteward), admin = host.As(Roles.Administrator), limited = host.As(Roles.DataSteward, "16681");
        long id = await LetterAsync(steward, "16756", number);
        string page = WebUtility.HtmlDecode(await steward.GetStringAsync($"/dead-letters/{id}"));
        page.ShouldContain(number);
        host.Get<AuditLog>().Find(new AuditQuestion(Action: "dead-letter-viewed")).ShouldContain(entry => entry.Subject == id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        ((int)(await admin.GetAsync($"/dead-letters/{id}")).StatusCode).ShouldBe(403);
        ((int)(await limited.GetAsync($"/dead-letters/{id}")).StatusCode).ShouldBe(404);
        ((int)(await limited.GetAsync("/dead-letters?unit=16756")).StatusCode).ShouldBe(404);
        ((int)(await limited.GetAsync("/dead-letters?unit=-")).StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task Sent_again_it_is_judged_anew()
    {
        string number = "H41-AGAIN-" + Guid.NewGuid().ToString("N");
        await RejectAsync("16744", number);
        using HttpClient steward = host.As(Roles.DataSteward);
        long id = await LetterAsync(steward, "16744", number);
        string page = await steward.SubmitAsync($"/dead-letters/{id}", "resend");
        page.ShouldContain("data-outcome=\"rejected\"");
        page.ShouldContain("invalid-status");

        // Rejected because the key might not speak for the unit; the event itself is good.
        string key = host.Get<ApiKeys>().Create("narrow", Roles.Ingest, null, ["16681"], "test");
        using HttpClient narrow = host.Client(key);
        string good = "H41-GOOD-" + Guid.NewGuid().ToString("N");
        (await narrow.PostEventsAsync(Events.Status("16744", good).ToJsonString())).EnsureSuccessStatusCode();
        page = await steward.SubmitAsync($"/dead-letters/{await LetterAsync(steward, "16744", good)}", "resend");
        page.ShouldContain("data-outcome=\"taken\"");
        using HttpClient user = host.As(Roles.Committee);
        ((int)(await user.GetAsync($"/dossiers/16744/{good}")).StatusCode).ShouldBe(200);
        host.Get<AuditLog>().Latest(5).ShouldContain(entry => entry.Action == "dead-letter-resent");
    }

    [Fact]
    public async Task Quality_page_counts_what_was_wrong_by_unit_and_shows_totals_that_differ()
    {
        Instant at = host.Now;
        await RejectAsync("16774", "H41-" + Guid.NewGuid().ToString("N"));
        using HttpClient ingest = host.Client(RunningHost.IngestKey), user = host.As(Roles.Committee), other = host.As(Roles.Official, "16681");
        await PostTotalAsync(ingest, "16774", at, received: 77, backlog: 77);
        string address = $"/data-quality?period={Events.SinceYesterday}", page = WebUtility.HtmlDecode(await user.GetStringAsync(address));
        page.ShouldContain("data-quality=\"16774\"");
        page.ShouldContain("Trạng thái sai");
        page.ShouldContain("data-total=\"16774\"");
        page.ShouldContain("77");
        (await other.GetStringAsync(address)).ShouldNotContain("16774");
    }

    [Fact]
    public async Task A_difference_to_the_source_leads_to_our_dossiers_of_that_unit_and_day()
    {
        const string Unit = "17071";
        using HttpClient ingest = host.Client(RunningHost.IngestKey), user = host.As(Roles.Committee);
        string[] numbers = [.. Enumerable.Range(0, 3).Select(_ => "H41-" + Guid.NewGuid().ToString("N"))];
        Instant at = host.Now;
        foreach (string number in numbers)
        {
            (await ingest.PostEventsAsync(Events.Status(Unit, number, at: at).ToJsonString())).EnsureSuccessStatusCode();
        }

        await PostTotalAsync(ingest, Unit, at, received: 5, backlog: 3);
        IElement row = HowRule.Read(await user.GetStringAsync($"/data-quality?period={at.Day}")).QuerySelector($"tr[data-total='{Unit}']").ShouldNotBeNull();
        IElement[] figures = [.. row.QuerySelectorAll("a[href^='/dossiers'][href*='figure=received']")];
        figures.Select(figure => figure.TextContent).ShouldBe(["3", "−2"], "our count, and the difference");
        string link = figures.Select(figure => figure.GetAttribute("href")!).Distinct().ShouldHaveSingleItem();
        string list = await user.GetStringAsync(link);
        Regex.IsMatch(list, "data-total[^>]*>3<").ShouldBeTrue("as many as we count");
        numbers.ShouldAllBe(number => list.Contains(number, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("thanh vinh", "/communes/16681")]
    [InlineData("PHƯỜNG THÀNH VINH", "/communes/16681")]
    public async Task Search_without_accents_opens_the_one_it_finds(string asked, string address)
    {
        using HttpClient user = host.As(Roles.Committee), other = host.As(Roles.Official, "16708");
        using HttpResponseMessage answer = await user.GetAsync("/search?q=" + Uri.EscapeDataString(asked));
        ((int)answer.StatusCode).ShouldBe(302);
        answer.Headers.Location!.ToString().ShouldEndWith(address);
        (await other.GetStringAsync("/search?q=" + Uri.EscapeDataString(asked))).ShouldContain("data-nothing");
    }

    [Fact]
    public async Task Search_finds_dossiers_by_the_beginning_of_their_number_and_procedures_by_name()
    {
        string number = "H41-TIM-" + Guid.NewGuid().ToString("N").ToUpperInvariant();
        using HttpClient ingest = host.Client(RunningHost.IngestKey), user = host.As(Roles.Committee);
        (await ingest.PostEventsAsync(Events.Status("16708", number + "-1").ToJsonString())).EnsureSuccessStatusCode();
        (await ingest.PostEventsAsync(Events.Status("16708", number + "-2").ToJsonString())).EnsureSuccessStatusCode();
        (await user.GetStringAsync("/search?q=" + number.ToLowerInvariant())).Split("data-found=\"dossier\"").Length.ShouldBe(3);
        (await user.GetStringAsync("/search?q=khai%20sinh")).ShouldContain("data-found=\"procedure\"");
    }

    private async Task RejectAsync(string unit, string number)
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        (await ingest.PostEventsAsync(Events.Status(unit, number, 1, "lost").ToJsonString())).EnsureSuccessStatusCode();
    }

    /// <summary>What the source itself counts of the day.</summary>
    private static async Task PostTotalAsync(HttpClient ingest, string unit, Instant at, int received, int backlog)
    {
        JsonObject total = Events.Status(unit, "x", at: at);
        total["type"] = "vn.ioc.source.total";
        total["data"] = new JsonObject { ["commune"] = unit, ["day"] = at.Day.ToString(), ["received"] = received, ["resolved"] = 0, ["backlog"] = backlog, ["at"] = total["time"]!.GetValue<string>() };
        (await ingest.PostEventsAsync(total.ToJsonString())).EnsureSuccessStatusCode();
    }

    /// <summary>Id of the letter that holds the text.</summary>
    private static async Task<long> LetterAsync(HttpClient steward, string unit, string text)
    {
        string list = await steward.GetStringAsync($"/dead-letters?unit={unit}");
        foreach (Match match in Letter().Matches(list))
        {
            if ((await steward.GetStringAsync($"/dead-letters/{match.Groups[1].Value}")).Contains(text, StringComparison.Ordinal))
            {
                return long.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException("no letter holds " + text);
    }

    [GeneratedRegex("data-letter=\"([0-9]+)\"")]
    private static partial Regex Letter();
}
