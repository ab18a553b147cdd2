using System.Net;
using System.Text.Json;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Hosting;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Reports.Sending;
using Ioc.Dashboard.Settings;
using Ioc.Dashboard.Tests.Access;
using Ioc.Dashboard.Tests.Admin;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Tests.Alerts;

[Collection(OneHost.Name)]
public sealed class AlertsPageTests(RunningHost host)
{
    [Fact]
    public async Task Open_alert_is_shown_acknowledged_once_and_kept_from_who_may_not_see_its_units()
    {
        AlertStore store = host.Get<AlertStore>();
        OpenAlert alert = store.Add(new OpenAlert("overdue-share", Instant.Parse("2026-01-05T08:00:00+07:00"), Instant.Parse("2026-01-05T09:00:00+07:00"), ["16681", "16690"], .42));
        using HttpClient team = host.As(Roles.IncidentTeam), own = host.As(Roles.Official, "16681"), other = host.As(Roles.Official, "16708"), committee = host.As(Roles.Committee);
        string page = WebUtility.HtmlDecode(await team.GetStringAsync("/alerts"));
        page.ShouldContain("Phường Thành Vinh");
        page.ShouldContain("42,0");
        WebUtility.HtmlDecode(await other.GetStringAsync("/alerts/open")).ShouldNotContain("overdue");
        JsonElement seen = (await own.GetJsonAsync("/alerts/open")).EnumerateArray().Single(item => item.GetProperty("id").GetInt64() == alert.Id);
        seen.GetProperty("title").GetString()!.ShouldContain("Thành Vinh");
        seen.GetProperty("title").GetString()!.ShouldNotContain("đơn vị:");
        seen.GetProperty("link").GetString().ShouldBe("/dossiers?scope=commune%3A16681&figure=overdue&period=today");

        (await committee.GetStringAsync("/alerts")).ShouldNotContain($"acknowledge-{alert.Id}", Case.Sensitive, "the committee only reads");
        await team.SubmitAsync("/alerts", $"acknowledge-{alert.Id}");
        store.Acknowledge(alert.Id, "somebody else", host.Now).ShouldBeFalse();
        store.End(alert.Id, host.Now);
    }

    [Theory]
    [InlineData("threshold", "", "Ngưỡng")]
    [InlineData("clear", "40", "Mức an toàn")]
    [InlineData("scope", "99999", "Phạm vi")]
    [InlineData("minutes", "-1", "Kéo dài")]
    [InlineData("quietFrom", "21:00", "Giờ yên lặng")]
    public async Task Rule_that_cannot_be_is_not_saved_and_says_what_is_wrong(string field, string value, string said)
    {
        using HttpClient admin = host.As(Roles.Administrator);
        Dictionary<string, string> fields = Fields();
        fields[field] = value;
        string page = WebUtility.HtmlDecode(await admin.SubmitAsync("/alerts", "rule-new", [.. fields.Select(one => (one.Key, one.Value))]));
        page.ShouldContain("Chưa lưu được: " + said);
        host.Get<AlertStore>().Rules().ShouldNotContain(rule => rule.Name == "thử");
    }

    [Fact]
    public async Task Rule_is_saved_in_percent_and_silenced_with_an_end_beside_the_defaults()
    {
        using HttpClient admin = host.As(Roles.Administrator);
        await admin.SubmitAsync("/alerts", "rule-new", [.. Fields().Select(one => (one.Key, one.Key == "name" ? "quy tắc thử" : one.Value))]);
        AlertRule rule = host.Get<AlertStore>().Rules().Single(one => one.Name == "quy tắc thử");
        (rule.Threshold, rule.Clear, rule.Scope, rule.Duration).ShouldBe((.3, .25, "each", TimeSpan.FromMinutes(10)));
        await admin.SubmitAsync("/alerts", $"silence-{rule.Id}", ("hours", "2"));
        host.Get<AlertStore>().Rules().Single(one => one.Id == rule.Id).SilencedUntil!.Value.ShouldBeGreaterThan(host.Now + TimeSpan.FromMinutes(119));
        host.Get<AlertStore>().Rules().Select(one => one.Id).ShouldContain("commune-offline");
    }

    [Fact]
    public async Task Desk_raises_sends_signed_tries_again_and_tells_the_end()
    {
        using var folder = new AccessFolder();
        using var receiver = new Receiver(failFirst: 1);
        var database = new AlertsDatabase(folder.File("alerts.db"));
        database.Migrate();
        var store = new AlertStore(database);
        store.Save(new AlertRule { Id = "few", Figure = "reportingShare", Scope = "province", Above = false, Threshold = 2, Clear = 3, Duration = TimeSpan.Zero });
        var real = new RealTime(folder.Clock);
        var outbox = new AlertOutbox(database, real);
        var figures = new AlertFigures(host.Profile);
        var words = new AlertWords(host.Profile, figures);
        LiveBoard board = host.Get<LiveBoard>();
        var news = new AlertNews(outbox, words, new AlertSettings { Webhooks = [receiver.Address] }, new ReportSettings { Link = new Uri("https://ioc.example") }, board);
        var key = new FeedKey(() => "a key of the test"u8.ToArray());
        using var channels = new AlertChannels(outbox, new ReportSettings(), key, real);
        using var desk = new AlertDesk(store, figures, news, channels, board, real, Microsoft.Extensions.Logging.Abstractions.NullLogger<AlertDesk>.Instance);

        desk.Look();
        desk.Look();
        store.Open().Single(alert => alert.Rule == "few").NotifiedAt.ShouldNotBeNull();
        await channels.SendDueAsync(default);
        receiver.Bodies.Count.ShouldBe(0, "the first attempt failed");
        await channels.SendDueAsync(default);
        receiver.Bodies.Count.ShouldBe(0, "not at once again");
        folder.Clock.Advance(TimeSpan.FromSeconds(11));
        await channels.SendDueAsync(default);
        (string body, string signature) = receiver.Bodies.Single();
        signature.ShouldBe(key.Sign(System.Text.Encoding.UTF8.GetBytes(body)));
        JsonElement message = JsonDocument.Parse(body).RootElement;
        message.GetProperty("event").GetString().ShouldBe("alert.raised");
        message.GetProperty("title").GetString()!.ShouldContain("Toàn tỉnh");
        message.GetProperty("link").GetString()!.ShouldStartWith("https://ioc.example/");
        message.TryGetProperty("since", out _).ShouldBeTrue();

        store.Save(store.Rules().Single(rule => rule.Id == "few") with { Enabled = false });
        desk.Look();
        // The rule is gone from the engine, its end is told all the same.
        await channels.SendDueAsync(default);
        JsonDocument.Parse(receiver.Bodies[^1].Body).RootElement.GetProperty("event").GetString().ShouldBe("alert.ended");
        store.Open().ShouldBeEmpty();
    }

    [Fact]
    public void Only_one_process_holds_the_lease()
    {
        using var folder = new AccessFolder();
        var database = new AlertsDatabase(folder.File("alerts.db"));
        database.Migrate();
        var store = new AlertStore(database);
        store.HoldLease("one", 1000, TimeSpan.FromSeconds(20)).ShouldBeTrue();
        store.HoldLease("two", 2000, TimeSpan.FromSeconds(20)).ShouldBeFalse();
        store.HoldLease("one", 3000, TimeSpan.FromSeconds(20)).ShouldBeTrue();
        store.HoldLease("two", 23_001, TimeSpan.FromSeconds(20)).ShouldBeTrue();
    }

    private static Dictionary<string, string> Fields() => new(StringComparer.Ordinal)
    {
        ["name"] = "thử",
        ["figure"] = "overdueShare",
        ["scope"] = "each",
        ["above"] = "1",
        ["threshold"] = "30",
        ["clear"] = "25",
        ["minutes"] = "10",
        ["quietFrom"] = "",
        ["quietTo"] = "",
        ["escalate"] = "",
        ["enabled"] = "1",
    };
}
