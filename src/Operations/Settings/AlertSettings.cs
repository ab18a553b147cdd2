using System.Net.Mail;

namespace Ioc.Operations.Settings;

/// <summary>Where alerts go beside the pages: webhooks, and e-mail through the mail server of the reports. Off unless set.</summary>
public sealed record AlertSettings
{
    /// <summary>Posted to when an alert is raised, escalated or over; signed as the feed is.</summary>
    public IReadOnlyList<Uri> Webhooks { get; init; } = [];

    public IReadOnlyList<string> MailTo { get; init; } = [];

    /// <summary>Posted to, beside the others, when nobody acknowledged an alert in time.</summary>
    public IReadOnlyList<Uri> EscalationWebhooks { get; init; } = [];

    /// <summary>Told, beside the others, when nobody acknowledged an alert in time.</summary>
    public IReadOnlyList<string> EscalationMailTo { get; init; } = [];

    /// <summary>Keys: Alerts:Webhooks, Alerts:Mail:To, and the same of Alerts:Escalation (separated by spaces, commas or semicolons).</summary>
    internal static AlertSettings Read(SettingsSection section, List<string> errors)
    {
        var settings = new AlertSettings
        {
            Webhooks = Addresses(section, "Alerts:Webhooks", errors),
            MailTo = People(section, "Alerts:Mail:To", errors),
            EscalationWebhooks = Addresses(section, "Alerts:Escalation:Webhooks", errors),
            EscalationMailTo = People(section, "Alerts:Escalation:Mail:To", errors),
        };
        if (settings.MailTo.Count + settings.EscalationMailTo.Count > 0 && section.Text("Reports:Mail:Host") is null)
        {
            errors.Add("Ioc__Alerts__Mail__To needs a mail server: Ioc__Reports__Mail__Host and From.");
        }

        return settings;
    }

    /// <summary>Messages lead to the page that shows what they are about: whoever sends them needs the address of this centre.</summary>
    internal void CheckLink(Uri? link, List<string> errors)
    {
        if (link is null && Webhooks.Count + EscalationWebhooks.Count + MailTo.Count + EscalationMailTo.Count > 0)
        {
            errors.Add("Ioc__Server__PublicUrl (or Ioc__Reports__Link) is missing: messages about alerts link to the page that shows them, so they need the address of this centre (e.g. https://ioc.example.gov.vn).");
        }
    }

    private static IReadOnlyList<Uri> Addresses(SettingsSection section, string key, List<string> errors) =>
        [.. Parts(section.Text(key)).Select(address => ReportSettings.Address(address, Name(key), errors)).OfType<Uri>()];

    private static string[] People(SettingsSection section, string key, List<string> errors)
    {
        string[] people = Parts(section.Text(key));
        errors.AddRange(people.Where(address => !MailAddress.TryCreate(address, out _)).Select(address => $"{Name(key)}: \"{address}\" is no e-mail address."));
        return people;
    }

    private static string Name(string key) => "Ioc__" + key.Replace(":", "__", StringComparison.Ordinal);

    private static string[] Parts(string? text) => (text ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
}
