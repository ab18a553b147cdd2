using Ioc.Dashboard.Tests.Reports;
using Ioc.Metrics.Time;
using Ioc.Operations.Mail;
using Ioc.Operations.Sending;
using Ioc.Operations.Settings;
using Ioc.Operations.Timing;
using Ioc.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace Ioc.Dashboard.Tests.Mail;

/// <summary>What the server has taken is sent, whatever it does afterwards; what was not is said in words.</summary>
public sealed class MailSenderTests
{
    private readonly FakeClock _clock = new(Instant.Parse("2025-11-03T08:00:00+07:00"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Mail_that_the_server_took_is_sent_though_it_says_nothing_to_the_farewell(bool shutDown)
    {
        await using SmtpReceiver receiver = SmtpReceiver.Start(new SmtpReceiver { SilentAtQuit = true });
        using var end = new CancellationTokenSource();
        Task<SendAnswer> sending = SendAsync(receiver.Port, end.Token);
        await Eventually.Shows("the farewell", () => receiver.Farewells, farewells => farewells == 1);
        if (shutDown)
        {
            await end.CancelAsync();
        }
        else
        {
            _clock.Advance(TimeSpan.FromSeconds(15));
        }

        (await sending).ShouldBe(new SendAnswer(true, "SMTP taken as 42"));
        receiver.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Mail_that_is_tried_again_has_the_same_id()
    {
        await using SmtpReceiver receiver = SmtpReceiver.Start();
        await SendAsync(receiver.Port, default);
        await SendAsync(receiver.Port, default);
        await SendAsync(receiver.Port, default, slot: "another");
        receiver.Messages.Select(mail => mail.MessageId).ShouldBe(
            [$"{Idempotency.KeyOf("slot")}@example.test", $"{Idempotency.KeyOf("slot")}@example.test", $"{Idempotency.KeyOf("another")}@example.test"]);
    }

    [Fact]
    public async Task A_server_that_takes_the_connection_and_says_nothing_is_given_up_after_15_seconds_also_with_documents()
    {
        using var silent = new SilentReceiver();
        Task<SendAnswer> sending = SendAsync(silent.Port, default);
        await Eventually.Shows("the call", () => silent.Calls, calls => calls == 1);
        _clock.Advance(TimeSpan.FromSeconds(15));
        (await sending).ShouldBe(new SendAnswer(false, "no answer within 15 s"));
    }

    [Fact]
    public async Task A_server_that_takes_mail_only_of_those_who_sign_in_is_an_answer()
    {
        await using SmtpReceiver receiver = SmtpReceiver.Start(new SmtpReceiver { DemandsSignIn = true });
        (await SendAsync(receiver.Port, default)).ShouldSatisfyAllConditions(answer => answer.Accepted.ShouldBeFalse(), answer => answer.Text.ShouldContain("Authentication required"));
    }

    private async Task<SendAnswer> SendAsync(int port, CancellationToken cancellation, string slot = "slot")
    {
        var settings = new ReportSettings { Mail = new MailSettings("127.0.0.1", port, MailSecurity.None, "ioc@example.test") };
        using var message = new MimeMessage { Subject = "Thử", Body = new TextPart("plain") { Text = "Thử" } };
        message.To.Add(MailboxAddress.Parse("a@example.test"));
        return await new MailSender(settings, new RealTime(_clock), NullLogger<MailSender>.Instance).SendAsync(message, slot, TimeSpan.FromMinutes(1), cancellation);
    }
}
