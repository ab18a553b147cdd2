using System.Globalization;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Mail;
using Ioc.Operations.Reports.Archive;
using Ioc.Operations.Sending;
using Ioc.Operations.Settings;
using Ioc.Operations.Timing;
using Ioc.Reports;
using Ioc.Reports.Content;
using Ioc.Reports.Docx;
using Ioc.Reports.Pdf;
using Ioc.Reports.Text;
using MimeKit;

namespace Ioc.Operations.Reports.Sending;

/// <summary>A report to an e-mail address, its documents attached. The receipt is what the mail server answered.</summary>
public sealed class MailChannel(ReportArchive archive, ReportSettings settings, Profile profile, MailSender mail, RealTime clock) : IDeliveryChannel
{
    /// <summary>Documents of some megabytes over a slow line.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly SendAnswer PutOff = new(false, "Đang tạo bản PDF; thư sẽ tự gửi khi tạo xong. The PDF is being made; the mail goes out by itself when it is there.");

    public bool Takes(string kind) => kind == Delivery.Mail;

    /// <summary>Makes a document of a format.</summary>
    internal Func<MadeReport, string, CancellationToken, Task<byte[]>> Make { get; set; } = (made, format, cancellation) => ReportFormat.WriteAsync(made, format, clock.Provider, cancellation);

    public async Task<SendAnswer> SendAsync(Delivery delivery, CancellationToken cancellation)
    {
        try
        {
            using MimeMessage message = await MessageAsync(delivery, cancellation);
            return await mail.SendAsync(message, delivery.Slot, Patience, cancellation);
        }
        catch (PdfBusyException)
        {
            return PutOff;
        }
    }

    private async Task<MimeMessage> MessageAsync(Delivery delivery, CancellationToken cancellation)
    {
        ArchivedReport report = archive.Find(delivery.Report!.Value)!;
        MadeReport made = archive.Open(report, FormFields.Of(profile));
        var message = new MimeMessage { Subject = Subject(made, delivery.What) };
        message.To.AddRange(delivery.Target.Split(' ').Select(MailboxAddress.Parse));
        var body = new BodyBuilder { TextBody = Words(report, made) };
        foreach (string format in new[] { "docx", "xlsx", "pdf" })
        {
            try
            {
                byte[] file = await Make(made, format, cancellation);
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
