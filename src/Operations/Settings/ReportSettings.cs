namespace Ioc.Operations.Settings;

/// <summary>When reports are made and where they go. Everything but the freeze day is off unless set.</summary>
public sealed record ReportSettings
{
    /// <summary>Day of the next month on which a month is frozen (KPIS.md, Closing a month).</summary>
    public int FreezeDay { get; init; } = 5;

    /// <summary>Address of this centre as its readers know it, for links in messages.</summary>
    public Uri? Link { get; init; }

    /// <summary>The level above, to which the signed feed is posted; null: it fetches GET /feed itself.</summary>
    public Uri? FeedUrl { get; init; }

    /// <summary>Minutes between two posts of the feed.</summary>
    public int FeedMinutes { get; init; } = 5;

    /// <summary>Bearer token for FeedUrl (IOC_PUSH_TOKEN).</summary>
    public string? FeedToken { get; init; }

    /// <summary>Addresses told when a report was made, frozen, approved or sent.</summary>
    public IReadOnlyList<Uri> Webhooks { get; init; } = [];

    public MailSettings? Mail { get; init; }

    /// <summary>Site: its public address, which links have unless another is set. Keys: Reports:FreezeDay, :Link, :Feed:Url, :Feed:Minutes, :Webhooks (separated by spaces), :Mail:*.</summary>
    internal static ReportSettings Read(SettingsSection section, List<string> errors, Uri? site, Func<string, string?> secret) => new()
    {
        FreezeDay = section.Whole("Reports:FreezeDay", 5, 1, 28),
        Link = Address(section.Text("Reports:Link"), "Ioc__Reports__Link", errors, alsoHttp: true) ?? site,
        FeedUrl = Address(section.Text("Reports:Feed:Url"), "Ioc__Reports__Feed__Url", errors),
        FeedMinutes = section.Whole("Reports:Feed:Minutes", 5, 1, 1440),
        FeedToken = secret("IOC_PUSH_TOKEN"),
        Webhooks = [.. (section.Text("Reports:Webhooks") ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(address => Address(address, "Ioc__Reports__Webhooks", errors)).OfType<Uri>()],
        Mail = MailSettings.Read(section, errors, secret),
    };

    /// <summary>What leaves this machine goes over TLS; plain HTTP only to itself.</summary>
    internal static Uri? Address(string? text, string name, List<string> errors, bool alsoHttp = false)
    {
        if (text is null)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && (address.Scheme == "https" || (address.Scheme == "http" && (alsoHttp || address.IsLoopback))))
        {
            return address;
        }

        errors.Add($"{name} is \"{text}\": it must be an https:// address{(alsoHttp ? " or http://" : " (http:// only for this machine itself)")}.");
        return null;
    }
}
