using System.Security.Cryptography.X509Certificates;
using Ioc.Dashboard.Tests.Reports;
using Ioc.Metrics.Time;
using Ioc.Operations.Mail;
using Ioc.Operations.Sending;
using Ioc.Operations.Settings;
using Ioc.Operations.Timing;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Ioc.Dashboard.Tests.Mail;

/// <summary>A real mail server with certificates of a real authority, whose list of revoked ones is served or not.</summary>
public sealed class ServerCertificateTests : IDisposable
{
    private readonly TestAuthority _authority = new(), _foreign = new();
    private readonly LogLines _log = new();

    [Theory]
    [InlineData("http://127.0.0.1:1/list.crl")]
    [InlineData(null)]
    public async Task A_revocation_list_that_cannot_be_had_stops_no_mail_and_is_logged(string? list)
    {
        using X509Certificate2 certificate = _authority.Issue("127.0.0.1", list is null ? null : new Uri(list));
        (await SendAsync(certificate, insist: false)).ShouldBe(new SendAnswer(true, "SMTP taken as 42"));
        _log.Count("Warning", "Mail server 127.0.0.1", "cannot be checked", _authority.Certificate.Subject).ShouldBe(1);
    }

    [Fact]
    public async Task Who_insists_on_it_sends_nothing_without_it()
    {
        using X509Certificate2 certificate = _authority.Issue("127.0.0.1", new Uri("http://127.0.0.1:1/list.crl"));
        SendAnswer answer = await SendAsync(certificate, insist: true);
        (answer.Accepted, answer.Text).ShouldBe((false, "the certificate of 127.0.0.1 was refused: whether it was revoked cannot be checked (Ioc__Reports__Mail__RequireRevocationCheck)"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_certificate_on_a_list_that_is_reached_is_refused_and_one_that_is_not_on_it_passes(bool revoked)
    {
        byte[] list = [];
        await using WebApplication lists = SmallServer.Start(new Uri("http://127.0.0.1:0"), context => context.Response.Body.WriteAsync(list).AsTask());
        using X509Certificate2 certificate = _authority.Issue("127.0.0.1", new Uri(new Uri(lists.Urls.First()), $"/{Guid.NewGuid():N}.crl"));
        list = _authority.RevocationList(revoked ? [certificate] : []);
        SendAnswer answer = await SendAsync(certificate, insist: true);
        answer.Accepted.ShouldBe(!revoked, answer.Text);
        answer.Text.ShouldContain(revoked ? "revoked" : "taken as 42");
        _log.Count("cannot be checked").ShouldBe(0);
    }

    [Fact]
    public async Task Another_name_or_an_unknown_authority_is_refused_all_the_same()
    {
        using X509Certificate2 other = _authority.Issue("mail.example"), unknown = _foreign.Issue("127.0.0.1");
        (await SendAsync(other, insist: false)).ShouldBe(new SendAnswer(false, "the certificate of 127.0.0.1 was refused: it is of another name"));
        (await SendAsync(unknown, insist: false)).Accepted.ShouldBeFalse();
    }

    public void Dispose()
    {
        _authority.Dispose();
        _foreign.Dispose();
        _log.Dispose();
    }

    private async Task<SendAnswer> SendAsync(X509Certificate2 certificate, bool insist)
    {
        await using SmtpReceiver receiver = SmtpReceiver.Start(new SmtpReceiver(certificate));
        var settings = new ReportSettings { Mail = new MailSettings("127.0.0.1", receiver.Port, MailSecurity.Tls, "ioc@example.test") { RequireRevocationCheck = insist } };
        using var factory = new LoggerFactory([_log]);
        var sender = new MailSender(settings, new RealTime(new FakeClock(Instant.Parse("2025-11-03T08:00:00+07:00"))), factory.CreateLogger<MailSender>()) { Authorities = [_authority.Certificate] };
        using var message = new MimeMessage { Subject = "Thử", Body = new TextPart("plain") { Text = "Thử" } };
        message.To.Add(MailboxAddress.Parse("a@example.test"));
        SendAnswer answer = await sender.SendAsync(message, "slot", TimeSpan.FromMinutes(1), CancellationToken.None);
        receiver.Messages.Count.ShouldBe(answer.Accepted ? 1 : 0);
        return answer;
    }
}
