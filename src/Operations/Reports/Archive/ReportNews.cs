using System.Net.Mail;
using Ioc.Operations.Settings;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Reports.Archive;

/// <summary>Who is told of which step of a report, each by a delivery of his own: webhooks of every step, the mailing list of figures made, frozen and approved, and whoever the report itself is sent to.</summary>
public sealed class ReportNews(ReportSettings settings, RealTime clock)
{
    public IEnumerable<Delivery> Of(ArchivedReport report, string what)
    {
        if (what == "texts")
        {
            return [];
        }

        IEnumerable<string> mailed = what == "sent" ? Addresses(report.SentTo) : settings.Mail?.To ?? [];
        return
        [
            .. settings.Webhooks.Select(address => New(report, what, Delivery.Webhook, address.AbsoluteUri)),
            .. (settings.Mail is null ? [] : mailed).Select(address => New(report, what, Delivery.Mail, address)),
        ];
    }

    /// <summary>E-mail addresses among the words that say to whom a report goes.</summary>
    public static IEnumerable<string> Addresses(string? words) => (words ?? "")
        .Split([' ', ',', ';', '\n', '\t', '<', '>', '(', ')'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(word => word.Contains('@', StringComparison.Ordinal) && MailAddress.TryCreate(word, out _)).Distinct(StringComparer.OrdinalIgnoreCase);

    private Delivery New(ArchivedReport report, string what, string kind, string target) => new()
    {
        Slot = $"{report.Period} v{report.Version} {what} {report.Sha256[..16]} {kind} {target}",
        Kind = kind,
        Target = target,
        What = what,
        Report = report.Id,
        CreatedAt = clock.Milliseconds,
        NextAt = clock.Milliseconds,
    };
}
