using System.Globalization;
using System.Net.Sockets;
using Ioc.Dashboard.Hosting;
using Ioc.Dashboard.Reports.Archive;
using Ioc.Dashboard.Settings;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Reports;
using Ioc.Reports.Content;
using Ioc.Reports.Docx;
using Ioc.Reports.Pdf;
using Ioc.Reports.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Ioc.Dashboard.Reports.Sending;

/// <summary>A report to a list of e-mail addresses, its documents attached. The receipt is what the mail server answered.</summary>
public sealed class MailChannel(ReportArchive archive, ReportSettings settings, Profile profile, RealTime clock) : IDeliveryChannel
{
    private const int Patience = 60_000;

    public bool Takes(string kind) => kind == Delivery.Mail;

    public async Task<DeliveryAnswer> SendAsync(Delivery delivery, CancellationToken cancellation)
    {
        if (settings.Mail is not { } mail)
        {
            return new DeliveryAnswer(false, "no mail server is set (Ioc__Reports__Mail__Host)");
        }

        try
        {
            using MimeMessage message = await MessageAsync(delivery, mail, cancellation);
            using var client = new SmtpClient { Timeout = Patience };
            await client.ConnectAsync(mail.Host, mail.Port, Options(mail.Security), cancellation);
            if (mail is { User: { } user, Password: { } password })
            {
                await client.AuthenticateAsync(user, password, cancellation);
            }

            string answer = await client.SendAsync(message, cancellation);
            await client.DisconnectAsync(quit: true, cancellation);
            return new DeliveryAnswer(true, "SMTP " + answer);
        }
        catch (Exception failed) when (failed is CommandException or ProtocolException or AuthenticationException or SslHandshakeException or NotSupportedException
            or SocketException or IOException or TimeoutException or StoreUnavailableException or InvalidDataException)
        {
            return new DeliveryAnswer(false, failed.Message);
        }
    }

    private static SecureSocketOptions Options(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    private async Task<MimeMessage> MessageAsync(Delivery delivery, MailSettings mail, CancellationToken cancellation)
    {
        ArchivedReport report = archive.Find(delivery.Report!.Value)!;
        MadeReport made = archive.Open(report, FormFields.Of(profile));
        var message = new MimeMessage { Subject = Subject(made, delivery.What), Date = clock.Now };
        message.From.Add(MailboxAddress.Parse(mail.From));
        message.To.AddRange(delivery.Target.Split(' ').Select(MailboxAddress.Parse));
        var body = new BodyBuilder { TextBody = Words(report, made) };
        foreach (string format in new[] { "docx", "xlsx", "pdf" })
        {
            try
            {
                byte[] file = await ReportFormat.WriteAsync(made, format, clock.Provider, cancellation);
                body.Attachments.Add($"bao-cao-{report.Period}-v{report.Version.ToString(CultureInfo.InvariantCulture)}.{format}", file, MimeKit.ContentType.Parse(ReportFormat.ContentType(format)));
            }
            catch (PdfUnavailableException)
            {
                // The Word document says the same.
            }
        }

        message.Body = body.ToMessageBody();
        return message;
    }

    private static string Subject(MadeReport made, string what)
    {
        string band = made.Figures.Simulated ? $"[{Identity.SimulatedBand}] " : "";
        string step = what switch { "draft" => "Dự thảo báo cáo", "frozen" => "Đã chốt số liệu báo cáo", "approved" => "Đã phê duyệt báo cáo", _ => "Báo cáo" };
        return $"{band}{step} {PeriodName.Of(made.Figures.Period)}, tỉnh {made.Figures.ProvinceNameVi} (phiên bản {made.Edition.VersionText})";
    }

    private string Words(ArchivedReport report, MadeReport made)
    {
        string link = settings.Link is { } address ? new Uri(address, "/reports/" + report.Id.ToString(CultureInfo.InvariantCulture)).AbsoluteUri + "\n" : "";
        return $"""
            {(made.Figures.Simulated ? Identity.SimulatedBand + "\n" : "")}{ReportBody.Subject(made.Figures)}.
            Phiên bản {made.Edition.VersionText}, {made.Edition.StateText}; số liệu đến {Vn.Moment(report.AsOf)}.
            SHA-256: {report.Sha256}
            {link}
            {string.Join("\n\n", ReportBody.General(made.Figures, made.Edition))}
            """;
    }
}
