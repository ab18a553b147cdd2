using System.Text.Json;
using Ioc.Dashboard.Tests.Reports;
using Ioc.Dashboard.Tests.Running;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.State;
using Ioc.Metrics.Live;
using Ioc.Metrics.Stores;
using Ioc.Operations.Alerts;
using Ioc.Operations.Live;
using Ioc.Operations.Settings;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Alerts;

[Collection(OneHost.Name)]
public sealed class AlertDeskTests(RunningHost host)
{
    /// <summary>Fires at once, whatever the province does: a share is never above 2.</summary>
    internal static readonly AlertRule Always = new() { Id = "few", Figure = "reportingShare", Scope = "province", Above = false, Threshold = 2, Clear = 3, Duration = TimeSpan.Zero };

    [Fact]
    public async Task Desk_raises_sends_signed_tries_again_and_tells_the_end()
    {
        using var receiver = new Receiver(failFirst: 1);
        using var rig = new AlertRig(host, new AlertSettings { Webhooks = [receiver.Address] });
        rig.Rules.Save(Always);
        await rig.Desk.LookAsync(default);
        await rig.Desk.LookAsync(default);
        rig.Store.Open().Single().NotifiedAt.ShouldNotBeNull();
        await rig.Sender.SendDueAsync(default);
        receiver.Bodies.Count.ShouldBe(0, "the first attempt failed");
        await rig.Sender.SendDueAsync(default);
        receiver.Bodies.Count.ShouldBe(0, "not at once again");
        rig.Advance(TimeSpan.FromSeconds(15));
        await rig.Sender.SendDueAsync(default);
        (string body, string signature) = receiver.Bodies.Single();
        signature.ShouldBe(AlertRig.Key.Sign(System.Text.Encoding.UTF8.GetBytes(body)));
        JsonElement message = JsonDocument.Parse(body).RootElement;
        message.GetProperty("event").GetString().ShouldBe("alert.raised");
        message.GetProperty("title").GetString()!.ShouldContain("Toàn tỉnh");
        message.GetProperty("link").GetString().ShouldBe("https://ioc.example/data-quality");
        message.TryGetProperty("since", out _).ShouldBeTrue();

        rig.Rules.Delete(rig.Rules.All().Single(rule => rule.Id == "few"), host.Now).ShouldBeTrue();
        await rig.Desk.LookAsync(default);
        // The rule is gone from the engine, its end is told all the same.
        await rig.Sender.SendDueAsync(default);
        JsonDocument.Parse(receiver.Bodies[^1].Body).RootElement.GetProperty("event").GetString().ShouldBe("alert.ended");
        rig.Store.Open().ShouldBeEmpty();
    }

    [Fact]
    public async Task Mail_arrives_in_both_languages_and_what_nobody_took_goes_to_those_of_escalation_too()
    {
        await using SmtpReceiver receiver = SmtpReceiver.Start();
        using var rig = new AlertRig(
            host,
            new AlertSettings { MailTo = ["duty@example.test"], EscalationMailTo = ["chief@example.test", "duty@example.test"] },
            new MailSettings("127.0.0.1", receiver.Port, MailSecurity.None, "ioc@example.test"));
        rig.Rules.Save(Always with { EscalateAfter = TimeSpan.Zero });
        await rig.Desk.LookAsync(default);
        await rig.Sender.SendDueAsync(default);

        receiver.Recipients.ShouldBe(["duty@example.test", "duty@example.test", "chief@example.test"], ignoreOrder: true);
        MimeKit.MimeMessage[] escalated = [.. receiver.Messages.Where(message => message.Subject!.StartsWith("Cảnh báo chưa ai nhận: ", StringComparison.Ordinal))];
        MimeKit.MimeMessage first = receiver.Messages.Except(escalated).ShouldHaveSingleItem();
        first.From.ToString().ShouldBe("ioc@example.test");
        first.Subject!.ShouldStartWith("Cảnh báo: Tỷ lệ đơn vị đang báo cáo dưới 200");
        first.TextBody!.ShouldContain("Toàn tỉnh");
        first.TextBody!.ShouldContain("https://ioc.example/data-quality");
        first.TextBody!.ShouldContain("Alert: Share of units reporting below");
        escalated.Length.ShouldBe(2);
        rig.Outbox.Latest(10).ShouldAllBe(delivery => delivery.State == "done" && delivery.Answer == "SMTP taken as 42");
    }

    [Fact]
    public async Task Who_is_not_the_coordinator_does_nothing()
    {
        var lease = new Lease { IsHeld = false };
        using var rig = new AlertRig(host, new AlertSettings(), lease: lease);
        rig.Rules.Save(Always);
        await rig.Desk.LookAsync(default);
        rig.Store.Open().ShouldBeEmpty();
        lease.IsHeld = true;
        await rig.Desk.LookAsync(default);
        rig.Store.Open().Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_next_coordinator_finds_goes_on_where_it_was()
    {
        var lease = new Lease();
        using var rig = new AlertRig(host, new AlertSettings { MailTo = ["duty@example.test"] }, lease: lease);
        rig.Rules.Save(Always);
        await rig.Desk.LookAsync(default);
        OpenAlert before = rig.Store.Open().Single();
        lease.IsHeld = false;
        await rig.Desk.LookAsync(default);
        lease.IsHeld = true;
        await rig.Desk.LookAsync(default);
        OpenAlert after = rig.Store.Open().Single();
        (after.Id, after.NotifiedAt, after.Members[OpenAlert.Province]).ShouldBe((before.Id, before.NotifiedAt, before.Members[OpenAlert.Province]));
        rig.Outbox.Latest(10).Count.ShouldBe(1, "told once");
    }

    [Fact]
    public async Task What_another_opened_or_ended_meanwhile_is_taken_over()
    {
        using var rig = new AlertRig(host, new AlertSettings { MailTo = ["duty@example.test"] });
        using AlertRig other = rig.Beside();
        await other.Desk.LookAsync(default);
        rig.Rules.Save(Always);
        await rig.Desk.LookAsync(default);
        OpenAlert opened = rig.Store.Open().Single();

        // The lease went over while the one before was still at it: it knows nothing of the alert.
        await other.Desk.LookAsync(default);
        other.Store.Open().Single().Id.ShouldBe(opened.Id);
        other.Outbox.Latest(10).Count.ShouldBe(1, "told once");

        other.Store.End(opened.Id, host.Now);
        await rig.Desk.LookAsync(default);
        rig.Store.Open().Single().Id.ShouldNotBe(opened.Id, "its figure is still beyond the threshold");

        rig.Rules.Save(Always with { Enabled = false });
        await other.Desk.LookAsync(default);
        rig.Store.Open().ShouldBeEmpty("who finds it open ends it");
    }

    [Fact]
    [Trait("Clock", "bound")]
    public Task Events_that_were_rejected_today_may_be_watched() => TestClock.WithinAMinuteAsync(async () =>
    {
        string unit = host.Profile.Units[31].Code;
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        System.Text.Json.Nodes.JsonObject wrong = Events.Status(unit, "H41-REJECTED");
        wrong["data"]!["status"] = "flying";
        using HttpResponseMessage answer = await ingest.PostEventsAsync(wrong.ToJsonString());
        await Eventually.Is("the rejection", () => host.Get<IKpiReader>().QualityAsync(host.Now.Day, host.Now.Day, default), counts => counts.Keys.Any(key => key.Unit == unit));
        using var rig = new AlertRig(host, new AlertSettings());
        rig.Rules.Save(new AlertRule { Id = "rejected", Figure = AlertFigures.Rejected, Scope = AlertRule.EachUnit, Threshold = 0, Clear = 0 });
        await rig.Desk.LookAsync(default);
        rig.Store.Open().Single().Units.ShouldContain(unit);
    });

    [Fact]
    public async Task A_dashboard_that_has_heard_nothing_yet_ends_no_alert()
    {
        var clock = new FakeClock(host.Now);
        var ingest = new IngestState(clock, new IngestSettings());
        var board = new LiveBoard(host.Profile, new SourceWatch(ingest, new SimulatedMark()), clock);
        using var rig = new AlertRig(host, new AlertSettings(), board: board, ingest: ingest);
        string unit = host.Profile.Units[0].Code;
        AlertRule[] rules =
        [
            Shipped("source-late"), Shipped("series-refused"), Shipped("system-wide"), Shipped("commune-offline"),
            new() { Id = "outages", Figure = "outagesOpen", Scope = "province", Threshold = 5, Clear = 3 },
            new() { Id = "outages-of-unit", Figure = "outagesOpen", Scope = $"commune:{unit}", Threshold = 0, Clear = 0 },
            new() { Id = "offline", Figure = "offline", Scope = "province", Threshold = 0, Clear = 0 },
            new() { Id = "system", Figure = "system:tthc", Scope = "province", Threshold = 9, Clear = 9 },
        ];
        foreach (AlertRule rule in rules)
        {
            rig.Rules.Save(rule);
            string[] units = rule.Scope == "province" ? [] : [unit];
            rig.Store.Add(new OpenAlert(rule.Id, clock.Now, clock.Now, units, 400) { Members = units.DefaultIfEmpty(OpenAlert.Province).ToDictionary(member => member, _ => new AlertMember(clock.Now, clock.Now)) });
        }

        clock.Advance(TimeSpan.FromSeconds(5));
        board.Take();
        await rig.Desk.LookAsync(default);
        rig.Store.Open().Select(alert => alert.Rule).ShouldBe(rules.Select(rule => rule.Id));

        board.Publish(new HealthPart(unit, 1, 1, clock.Now, [], 0, false, null, null));
        board.Publish(new IncidentsPart(clock.Now, []) { Epoch = 1, Commit = 1 });
        ingest.SeriesSays("ok");
        board.Take();
        await rig.Desk.LookAsync(default);
        rig.Store.Open().Select(alert => alert.Rule).ShouldBe(["source-late"], "of the rest it is known now that it is over");
    }

    [Fact]
    public async Task A_source_that_is_away_when_a_dashboard_starts_is_told_of_as_late()
    {
        var clock = new FakeClock(host.Now);
        var board = new LiveBoard(host.Profile, new SourceWatch(new IngestState(clock, new IngestSettings()), new SimulatedMark()), clock);
        using var rig = new AlertRig(host, new AlertSettings(), board: board);
        rig.Rules.Save(Shipped("source-late"));
        foreach (int minutes in new[] { 4, 2, 1 })
        {
            rig.Store.Open().ShouldBeEmpty();
            clock.Advance(TimeSpan.FromMinutes(minutes));
            board.Take();
            await rig.Desk.LookAsync(default);
        }

        OpenAlert alert = rig.Store.Open().ShouldHaveSingleItem();
        (alert.Rule, alert.Value).ShouldBe(("source-late", 420));
    }

    private static AlertRule Shipped(string rule) => DefaultRules.All.Single(each => each.Id == rule);

    private sealed class Lease : ICoordinatorLease
    {
        public bool IsHeld { get; set; } = true;

        public Task<CancellationToken> HeldAsync(CancellationToken cancellation) => Task.FromResult(CancellationToken.None);
    }
}
