using System.Net.Mail;

namespace Ioc.Dashboard.Settings;

/// <summary>Where alerts go beside the pages: webhooks, and e-mail through the mail server of the reports. Off unless set.</summary>
public sealed record AlertSettings
{
    /// <summary>Posted to when an alert is raised, escalated or over; signed as the feed is.</summary>
    public IReadOnlyList<Uri> Webhooks { get; init; } = [];

    public IReadOnlyList<string> MailTo { get; init; } = [];

    /// <summary>Keys: Alerts:Webhooks, Alerts:Mail:To (separated by spaces, commas or semicolons).</summary>
    internal static AlertSettings Read(SettingsSection section, List<string> errors)
    {
        string[] to = [.. Parts(section.Text("Alerts:Mail:To"))];
        errors.AddRange(to.Where(address => !MailAddress.TryCreate(address, out _)).Select(address => $"Ioc__Alerts__Mail__To: \"{address}\" is no e-mail address."));
        if (to.Length > 0 && section.Text("Reports:Mail:Host") is null)
        {
            errors.Add("Ioc__Alerts__Mail__To needs a mail server: Ioc__Reports__Mail__Host and From.");
        }

        return new AlertSettings
        {
            Webhooks = [.. Parts(section.Text("Alerts:Webhooks")).Select(address => ReportSettings.Address(address, "Ioc__Alerts__Webhooks", errors)).OfType<Uri>()],
            MailTo = to,
        };
    }

    private static string[] Parts(string? text) => (text ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
}
