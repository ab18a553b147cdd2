using Ioc.Operations.Mail;
using Ioc.Operations.Reports.Sending;
using Ioc.Operations.Sending;
using MimeKit;

namespace Ioc.Operations.Alerts;

/// <summary>The ways out of alerts: webhooks and e-mail. A failure is an answer, never an exception (but cancellation). Thread-safe.</summary>
public sealed class AlertChannels(SignedPost post, MailSender mail)
{
    public Task<SendAnswer> SendAsync(AlertDelivery delivery, CancellationToken cancellation) => delivery.Kind == AlertDelivery.Mail
        ? MailAsync(delivery, cancellation)
        : post.SendAsync(delivery.Target, delivery.Body, delivery.Slot, null, cancellation);

    private async Task<SendAnswer> MailAsync(AlertDelivery delivery, CancellationToken cancellation)
    {
        using var message = new MimeMessage { Subject = delivery.Subject, Body = new TextPart("plain") { Text = delivery.Body } };
        message.To.Add(MailboxAddress.Parse(delivery.Target));
        return await mail.SendAsync(message, delivery.Slot, MailSender.Patience, cancellation);
    }
}
