using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Ioc.Dashboard.Hosting;
using Ioc.Dashboard.Mail;
using Ioc.Dashboard.Reports.Sending;
using Ioc.Dashboard.Settings;
using MimeKit;

namespace Ioc.Dashboard.Alerts;

/// <summary>Sends what waits: webhooks (HTTP POST, Idempotency-Key, Ioc-Signature = HMAC-SHA256 hex of the body with the feed's key; redirects are not followed) and e-mail. A failure is an answer, never an exception.</summary>
public sealed class AlertChannels(AlertOutbox outbox, ReportSettings reports, FeedKey key, RealTime clock) : IDisposable
{
    private const int AtOnce = 20;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(20) };

    public async Task SendDueAsync(CancellationToken cancellation)
    {
        foreach (AlertDelivery delivery in outbox.Due(AtOnce))
        {
            (bool accepted, string answer) = delivery.Kind == AlertDelivery.Mail ? await MailAsync(delivery, cancellation) : await PostAsync(delivery, cancellation);
            outbox.Answered(delivery, accepted, answer);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<(bool Accepted, string Answer)> PostAsync(AlertDelivery delivery, CancellationToken cancellation)
    {
        byte[] body = Encoding.UTF8.GetBytes(delivery.Body);
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Add("Idempotency-Key", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(delivery.Slot)))[..32]);
        request.Headers.Add("Ioc-Signature", key.Sign(body));
        try
        {
            using HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return (answer.IsSuccessStatusCode, string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)answer.StatusCode}"));
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException || (failed is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return (false, failed.InnerException?.Message ?? failed.Message);
        }
    }

    private async Task<(bool Accepted, string Answer)> MailAsync(AlertDelivery delivery, CancellationToken cancellation)
    {
        if (reports.Mail is not { } mail)
        {
            return (false, "no mail server is set (Ioc__Reports__Mail__Host)");
        }

        using var message = new MimeMessage { Subject = delivery.Subject, Date = clock.Now };
        try
        {
            message.From.Add(MailboxAddress.Parse(mail.From));
            message.To.Add(MailboxAddress.Parse(delivery.Target));
            message.Body = new TextPart("plain") { Text = delivery.Body };
            return (true, "SMTP " + await MailSender.SendAsync(message, mail, cancellation));
        }
        catch (Exception failed) when (MailSender.IsFailure(failed))
        {
            return (false, failed.Message);
        }
    }
}
