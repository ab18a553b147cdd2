using System.Net;
using System.Text.Json;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Alerts;

namespace Ioc.Dashboard.Tests.Alerts;

[Collection(OneHost.Name)]
public sealed class AlertsPageTests(RunningHost host)
{
    private static readonly Instant Day = Instant.Parse("2026-01-05T08:00:00+07:00");

    [Fact]
    public async Task Open_alert_is_shown_and_kept_from_who_may_not_see_its_units()
    {
        AlertStore store = host.Get<AlertStore>();
        OpenAlert alert = store.Add(new OpenAlert("overdue-share", Day, Day + TimeSpan.FromHours(1), ["16681", "16690"], .42))!;
        using HttpClient team = host.As(Roles.IncidentTeam), own = host.As(Roles.Official, "16681"), other = host.As(Roles.Official, "16708"), committee = host.As(Roles.Committee);
        string page = WebUtility.HtmlDecode(await team.GetStringAsync("/alerts"));
        page.ShouldContain("Phường Thành Vinh");
        page.ShouldContain("42,0");
        WebUtility.HtmlDecode(await other.GetStringAsync("/alerts/open")).ShouldNotContain("overdue");
        JsonElement seen = (await own.GetJsonAsync("/alerts/open")).EnumerateArray().Single(item => item.GetProperty("id").GetInt64() == alert.Id);
        seen.GetProperty("title").GetString()!.ShouldContain("Thành Vinh");
        seen.GetProperty("title").GetString()!.ShouldNotContain("đơn vị:");
        seen.GetProperty("link").GetString().ShouldBe("/dossiers?scope=commune%3A16681&figure=overdue&period=today");
        (await committee.GetStringAsync("/alerts")).ShouldNotContain("data-acknowledge", Case.Sensitive, "the committee only reads");
        store.End(alert.Id, host.Now);
    }

    [Fact]
    public async Task Alert_is_taken_by_the_province_or_by_whoever_has_all_its_units_and_systems()
    {
        string mine = host.Profile.Units[40].Code, foreign = host.Profile.Units[41].Code, system = host.Profile.Systems[0].Id;
        AlertRule rule = host.Get<AlertRules>().All().Single(one => one.Id == "overdue-share");
        AlertRule ofSystem = rule with { Figure = AlertFigures.SystemPrefix + system };
        Users users = host.Get<Users>();
        User leader = User(Roles.Official, [mine]), team = User(Roles.IncidentTeam), committee = User(Roles.Committee), department = User(Roles.Department, null, [system]);
        OpenAlert one = Stored("overdue-share", [mine]), two = Stored("silent-sender", [mine, foreign]), province = Stored("on-time", []);

        (await Take(committee, one)).ShouldBeFalse();
        (await Take(department, one)).ShouldBeFalse("it is of no system of theirs");
        (await Take(leader, two)).ShouldBeFalse("another commune is in it");
        (await Take(leader, province)).ShouldBeFalse("it is the province's");
        (await Take(leader, one)).ShouldBeTrue();
        (await Take(team, one)).ShouldBeFalse("somebody was first");
        (await Take(team, two)).ShouldBeTrue();
        (await Take(department, province, ofSystem)).ShouldBeTrue();
        host.Get<AuditLog>().Find(new AuditQuestion(Actor: leader.Name, Action: "alert-acknowledged")).ShouldHaveSingleItem().Subject.ShouldBe($"{one.Id}");

        using HttpClient viewer = host.As(leader);
        host.Get<AlertStore>().End(one.Id, host.Now);
        OpenAlert three = Stored("overdue-share", [mine, foreign]);
        string page = WebUtility.HtmlDecode(await viewer.GetStringAsync("/alerts"));
        string article = page[page.IndexOf($"data-alert-id=\"{three.Id}\"", StringComparison.Ordinal)..];
        article[..article.IndexOf("</article>", StringComparison.Ordinal)].ShouldContain("cấp tỉnh nhận xử lý");
        foreach (OpenAlert alert in new[] { two, province, three })
        {
            host.Get<AlertStore>().End(alert.Id, host.Now);
        }

        User User(string role, string[]? units = null, string[]? systems = null) => users.Create("duty-" + Guid.NewGuid().ToString("N"), role, units, systems: systems);
        OpenAlert Stored(string ofRule, string[] units) => host.Get<AlertStore>().Add(new OpenAlert(ofRule, Day, Day, units, .42))!;
        Task<bool> Take(User user, OpenAlert alert, AlertRule? of = null) => host.Get<AlertDuty>().AcknowledgeAsync(SessionClaims.Of(user, "password"), alert, of ?? rule, host.Now);
    }

    [Fact]
    public async Task Units_that_joined_after_it_was_taken_wait_for_somebody_again()
    {
        string first = host.Profile.Units[42].Code, second = host.Profile.Units[43].Code;
        AlertStore store = host.Get<AlertStore>();
        OpenAlert alert = store.Add(Of(new OpenAlert("overdue-share", Day, Day, [first], .42), (first, Day)))!;
        store.Acknowledge(alert, "an", Day + TimeSpan.FromMinutes(1)).ShouldBeTrue();
        using HttpClient team = host.As(Roles.IncidentTeam);
        Item(await team.GetJsonAsync("/alerts/open"), alert.Id).GetProperty("acknowledged").GetBoolean().ShouldBeTrue();

        store.Update(Of(alert with { Units = [first, second] }, (first, Day), (second, Day + TimeSpan.FromHours(1))), Day + TimeSpan.FromHours(1));
        Item(await team.GetJsonAsync("/alerts/open"), alert.Id).GetProperty("acknowledged").GetBoolean().ShouldBeFalse();
        OpenAlert seen = store.Open().Single(open => open.Id == alert.Id);
        (seen.JoinedSince, seen.AcknowledgedBy).ShouldBe((1, "an"));
        store.Acknowledge(seen, "binh", Day + TimeSpan.FromHours(2)).ShouldBeTrue();
        store.Acknowledge(seen, "chi", Day + TimeSpan.FromHours(2)).ShouldBeFalse("somebody was first");
        store.Open().Single(open => open.Id == alert.Id).IsAcknowledged.ShouldBeTrue();
        store.End(alert.Id, host.Now);

        static JsonElement Item(JsonElement items, long id) => items.EnumerateArray().Single(item => item.GetProperty("id").GetInt64() == id);
        static OpenAlert Of(OpenAlert alert, params (string Unit, Instant Joined)[] members) =>
            alert with { Members = members.ToDictionary(member => member.Unit, member => new AlertMember(member.Joined, member.Joined)) };
    }

    [Fact]
    public async Task History_of_who_sees_one_unit_leads_on_to_what_is_older()
    {
        string mine = host.Profile.Units[44].Code, foreign = host.Profile.Units[45].Code;
        AlertStore store = host.Get<AlertStore>();
        List<long> own = [];
        for (int i = 0; i < 66; i++)
        {
            OpenAlert alert = store.Add(new OpenAlert("overdue-share", Day, Day, [i % 3 == 0 ? mine : foreign], .42))!;
            store.End(alert.Id, Day + TimeSpan.FromHours(1));
            if (i % 3 == 0)
            {
                own.Insert(0, alert.Id);
            }
        }

        using HttpClient viewer = host.As(Roles.Official, mine);
        (long[] shown, string? older) = Read(await viewer.GetStringAsync("/alerts"));
        shown.ShouldBe(own[..20]);
        (shown, string? end) = Read(await viewer.GetStringAsync(older));
        shown.ShouldBe(own[20..]);
        end.ShouldBeNull();

        static (long[] Ids, string? Older) Read(string page) => (
            [.. System.Text.RegularExpressions.Regex.Matches(page, "data-past-id=\"(\\d+)\"").Select(match => long.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))],
            System.Text.RegularExpressions.Regex.Match(page, "data-older href=\"([^\"]+)\"") is { Success: true } link ? link.Groups[1].Value : null);
    }

    [Fact]
    [Trait("Clock", "bound")]
    public async Task Course_of_the_figure_stands_beside_the_alert_with_an_axis_and_in_words()
    {
        string unit = host.Profile.Units[46].Code;
        Instant since = host.Now - TimeSpan.FromHours(5);
        ITimeSeriesStore series = host.Get<ITimeSeriesStore>();
        await series.WriteAsync(
            [.. Enumerable.Range(0, 10).Select(i => new SeriesPoint(unit, since + TimeSpan.FromMinutes(15 * i), new Dictionary<string, double> { ["overdue"] = 20 + (2 * i), ["backlog"] = 100 }))], default);
        AlertStore store = host.Get<AlertStore>();
        OpenAlert alert = store.Add(new OpenAlert("overdue-share", since, since, [unit], .38))!;
        store.End(alert.Id, host.Now);
        using HttpClient viewer = host.As(Roles.Official, unit);
        string page = WebUtility.HtmlDecode(await viewer.GetStringAsync("/alerts"));
        page.ShouldContain("data-course=\"drawn\"");
        page.ShouldContain("thấp nhất 20,0");
        page.ShouldContain("cao nhất 38,0");
        System.Text.RegularExpressions.Regex.IsMatch(page, "<span data-threshold[^>]*>Ngưỡng: \\d+,\\d\u00a0%").ShouldBeTrue("the threshold, in words");
        page.ShouldContain("role=\"img\" aria-label=\"Tỷ lệ");
        page = WebUtility.HtmlDecode(await viewer.GetStringAsync("/alerts?lang=en"));
        page.ShouldContain("lowest 20.0");
    }
}
