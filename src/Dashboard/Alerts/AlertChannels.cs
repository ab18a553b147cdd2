using Ioc.Dashboard.Hosting;
using Ioc.Dashboard.Mail;
using Ioc.Dashboard.Reports.Sending;
using Ioc.Dashboard.Sending;
using Ioc.Dashboard.Settings;
using MimeKit;

namespace Ioc.Dashboard.Alerts;

/// <summary>The ways out of alerts: webhooks and e-mail. A failure is an answer, never an exception (but cancellation). Thread-safe.</summary>
public sealed class AlertChannels(SignedPost post, ReportSettings reports, RealTime clock)
{
    public Task<SendAnswer> SendAsync(AlertDelivery delivery, CancellationToken cancellation) => delivery.Kind == AlertDelivery.Mail
        ? MailAsync(delivery, cancellation)
        : post.SendAsync(delivery.Target, delivery.Body, delivery.Slot, null, cancellation);

    private async Task<SendAnswer> MailAsync(AlertDelivery delivery, CancellationToken cancellation)
    {
        if (reports.Mail is not { } mail)
        {
            return MailSender.NotSet;
        }

        using var message = new MimeMessage { Subject = delivery.Subject, Date = clock.Now };
        try
        {
            message.From.Add(MailboxAddress.Parse(mail.From));
            message.To.Add(MailboxAddress.Parse(delivery.Target));
            message.Body = new TextPart("plain") { Text = delivery.Body };
            return await MailSender.SendAsync(message, mail, SignedPost.Patience, clock, cancellation);
        }
        catch (Exception failed) when (MailSender.IsFailure(failed))
        {
            return new SendAnswer(false, failed.Message);
        }
    }
}
