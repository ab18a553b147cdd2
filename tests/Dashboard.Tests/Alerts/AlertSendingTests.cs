using Ioc.Dashboard.Tests.Reports;
using Ioc.Dashboard.Tests.Running;
using Ioc.Operations.Alerts;
using Ioc.Operations.Settings;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Alerts;

/// <summary>Receivers of alerts side by side: those that do not answer hold up nobody.</summary>
[Collection(OneHost.Name)]
public sealed class AlertSendingTests(RunningHost host)
{
    [Fact]
    public async Task Receivers_that_do_not_answer_delay_no_other_and_are_given_up_after_15_seconds()
    {
        using SilentReceiver dead = new(), deadMail = new();
        using var alive = new Receiver(failFirst: 0);
        using var rig = new AlertRig(
            host,
            new AlertSettings { Webhooks = [dead.Address, alive.Address], MailTo = ["duty@example.test"] },
            new MailSettings("127.0.0.1", deadMail.Port, MailSecurity.None, "ioc@example.test"));
        for (int i = 0; i < 25; i++)
        {
            rig.Outbox.Add($"earlier {i}", AlertDelivery.Webhook, dead.Address.AbsoluteUri, "", "{}");
        }

        rig.Rules.Save(AlertDeskTests.Always);
        await rig.Desk.LookAsync(default);
        using var end = new CancellationTokenSource();
        Task sending = rig.Sender.SendDueAsync(end.Token);

        await Eventually.Shows("the message at the one that answers", () => alive.Bodies.Count, bodies => bodies == 1);
        sending.IsCompleted.ShouldBeFalse("the others are waited for");
        rig.Sender.SendDueAsync(default).IsCompleted.ShouldBeFalse("and nothing is begun twice");

        await Eventually.Shows("calls at the two that do not answer", () => Math.Min(dead.Calls, deadMail.Calls), calls => calls > 0);

        // The clock of the test stands still: nothing ends by itself.
        rig.Advance(TimeSpan.FromSeconds(15));
        await Eventually.Shows(
            "what became of the first at each of them", () => rig.Outbox.Latest(100).Where(delivery => delivery.Attempts > 0).Select(delivery => (delivery.Kind, delivery.State, delivery.Answer)).ToArray(),
            seen => seen.Order().SequenceEqual([(AlertDelivery.Mail, "waiting", "no answer within 15 s"), (AlertDelivery.Webhook, "done", "HTTP 204"), (AlertDelivery.Webhook, "waiting", "no answer within 15 s")]));
        await end.CancelAsync();
        await Task.WhenAny(sending);
    }

    [Fact]
    public async Task Looking_goes_on_while_a_mail_server_says_nothing_and_the_mail_is_tried_again()
    {
        using var silent = new SilentReceiver();
        using var rig = new AlertRig(host, new AlertSettings { MailTo = ["duty@example.test"] }, new MailSettings("127.0.0.1", silent.Port, MailSecurity.None, "ioc@example.test"));
        rig.Rules.Save(AlertDeskTests.Always);
        await rig.Desk.LookAsync(default);
        using var end = new CancellationTokenSource();
        Task sending = rig.Sender.SendDueAsync(end.Token);
        await Eventually.Shows("the call of the mail server", () => silent.Calls, calls => calls == 1);

        rig.Rules.Save(AlertDeskTests.Always with { Id = "meanwhile" });
        await rig.Desk.LookAsync(default);
        rig.Store.Open().Count.ShouldBe(2, "the second was raised, and laid out, while the first is on its way");
        sending.IsCompleted.ShouldBeFalse();
        rig.Outbox.Latest(10).Select(delivery => (delivery.State, delivery.Attempts)).ShouldBe([("waiting", 0), ("waiting", 0)]);

        rig.Advance(TimeSpan.FromSeconds(15));
        await Eventually.Shows("what became of the first", () => rig.Outbox.Latest(10).Where(delivery => delivery.Attempts > 0).Select(delivery => (delivery.State, delivery.Answer)).ToArray(), seen => seen.SequenceEqual([("waiting", "no answer within 15 s")]));
        rig.Advance(TimeSpan.FromSeconds(15));
        await Eventually.Shows(
            "another try",
            () =>
            {
                _ = rig.Sender.SendDueAsync(end.Token);
                return silent.Calls;
            },
            calls => calls >= 2);
        await end.CancelAsync();
        await Task.WhenAny(sending);
    }
}
