using System.Net.Mail;

namespace Ioc.Operations.Settings;

/// <summary>The SMTP server that takes messages about reports, and who gets them.</summary>
public sealed record MailSettings(string Host, int Port, MailSecurity Security, string From)
{
    /// <summary>Told when a report was made, frozen or approved, with its documents.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    public string? User { get; init; }

    /// <summary>IOC_SMTP_PASSWORD.</summary>
    public string? Password { get; init; }

    /// <summary>Whether a server is refused when it cannot be found out that its certificate was not revoked.</summary>
    public bool RequireRevocationCheck { get; init; }

    /// <summary>Keys: Reports:Mail:Host, :Port, :Security (starttls, tls, none), :From, :To (separated by spaces, commas or semicolons), :User, :RequireRevocationCheck. Null without a host.</summary>
    internal static MailSettings? Read(SettingsSection section, List<string> errors, Func<string, string?> secret)
    {
        string? host = section.Text("Reports:Mail:Host"), from = section.Text("Reports:Mail:From"), to = section.Text("Reports:Mail:To"), user = section.Text("Reports:Mail:User");
        string security = section.Text("Reports:Mail:Security") ?? "starttls";
        int port = section.Whole("Reports:Mail:Port", security == "tls" ? 465 : 587, 1, 65535);
        bool require = section.Flag("Reports:Mail:RequireRevocationCheck", false);
        if (host is null)
        {
            if ((from ?? to ?? user) is not null)
            {
                errors.Add("Ioc__Reports__Mail__Host is missing: From, To and User belong to a mail server.");
            }

            return null;
        }

        if (!Enum.TryParse(security, ignoreCase: true, out MailSecurity known) || !Enum.IsDefined(known))
        {
            errors.Add($"Ioc__Reports__Mail__Security is \"{security}\": it must be starttls, tls or none.");
        }

        string[] list = [.. (to ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)];
        errors.AddRange(list.Append(from ?? "").Where(address => !MailAddress.TryCreate(address, out _))
            .Select(address => $"Ioc__Reports__Mail: \"{address}\" is no e-mail address (From and To need one)."));
        return new MailSettings(host, port, known, from ?? "") { To = list, User = user, Password = secret("IOC_SMTP_PASSWORD"), RequireRevocationCheck = require };
    }
}

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Plain at first, then TLS; refused when the server does not offer it.</summary>
    StartTls,

    Tls,

    /// <summary>For a server on the same machine.</summary>
    None,
}
