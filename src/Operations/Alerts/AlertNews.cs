using System.Globalization;
using System.Text.Json;
using Ioc.Metrics.Time;
using Ioc.Operations.Live;
using Ioc.Operations.Sending;
using Ioc.Operations.Settings;
using Ioc.Resources;

namespace Ioc.Operations.Alerts;

/// <summary>Lays out the messages of an alert: one for each webhook and address, in both languages; what nobody acknowledged goes to those of escalation too. Thread-safe.</summary>
public sealed class AlertNews(AlertOutbox outbox, AlertWords words, AlertAddress addresses, AlertSettings settings, ReportSettings reports, LiveBoard board)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = MarkupSafeEncoder.Instance };

    /// <summary>Changes that are told: notify, joined, escalate, ended.</summary>
    public void Tell(AlertStep step, AlertRule rule, Instant now)
    {
        if (step.Change is AlertChange.Raised or AlertChange.Moved)
        {
            return;
        }

        OpenAlert about = step.About;
        Texts vi = Texts.Of(Language.Vietnamese), en = Texts.Of(Language.English);
        string what = What(step.Change), title = words.Title(about, rule, vi), titleEn = words.Title(about, rule, en), link = Link(addresses.Of(about, rule, now));
        string body = JsonSerializer.Serialize(
            new
            {
                Event = "alert." + what,
                about.Id,
                Rule = rule.Id,
                rule.Figure,
                about.Value,
                rule.Threshold,
                rule.Critical,
                about.Units,
                AllUnits = step.Alert.Units,
                Title = title,
                TitleEn = titleEn,
                Since = about.Since.ToString(),
                At = now.ToString(),
                Link = link,
                board.Latest.Source.Simulated,
            },
            Json);
        string mail = $"{Band(vi)}{Step(step.Change, vi)}: {title}\n{vi.Alerts.Since} {vi.Formats.DayAndTime(about.Since)}\n{link}\n\n{Step(step.Change, en)}: {titleEn}\n{en.Alerts.Since} {en.Formats.DayAndTime(about.Since)}\n";
        Send(Slot(step, what), $"{Band(vi)}{Step(step.Change, vi)}: {title}", body, mail, step.Change == AlertChange.Escalate || (step.Change == AlertChange.Ended && about.EscalatedAt is not null));
    }

    /// <summary>A message that says it is a test, to everywhere alerts go. Returns to how many places.</summary>
    public int Test(string by, Instant now)
    {
        Texts vi = Texts.Of(Language.Vietnamese);
        string body = JsonSerializer.Serialize(new { Event = "alert.test", Title = vi.Alerts.TestTitle, By = by, At = now.ToString(), Link = Link("/alerts") }, Json);
        return Send($"test {Guid.NewGuid():N}", vi.Alerts.TestTitle, body, $"{vi.Alerts.TestTitle}\n{by}\n{Link("/alerts")}\n", escalated: true);
    }

    /// <summary>The first and the last message of an alert have one slot each; between them one for each time.</summary>
    private static string Slot(AlertStep step, string what) => string.Create(CultureInfo.InvariantCulture, $"{what} {step.Alert.Id}") + step.Change switch
    {
        AlertChange.Joined => string.Create(CultureInfo.InvariantCulture, $" {step.Alert.NotifiedAt?.ToUnixMilliseconds()}"),
        AlertChange.Escalate => string.Create(CultureInfo.InvariantCulture, $" {step.Alert.EscalatedAt?.ToUnixMilliseconds()}"),
        _ => "",
    };

    private int Send(string slot, string subject, string body, string mail, bool escalated)
    {
        Uri[] webhooks = [.. settings.Webhooks.Concat(escalated ? settings.EscalationWebhooks : []).Distinct()];
        string[] people = [.. settings.MailTo.Concat(escalated ? settings.EscalationMailTo : []).Distinct(StringComparer.OrdinalIgnoreCase)];
        foreach (Uri webhook in webhooks)
        {
            outbox.Add($"{slot} {webhook.AbsoluteUri}", AlertDelivery.Webhook, webhook.AbsoluteUri, subject, body);
        }

        foreach (string address in people)
        {
            outbox.Add($"{slot} {address}", AlertDelivery.Mail, address, subject, mail);
        }

        return webhooks.Length + people.Length;
    }

    private string Band(Texts texts) => board.Latest.Source.Simulated ? $"[{texts.Shell.Simulated}] " : "";

    private static string What(AlertChange change) => change switch
    {
        AlertChange.Joined => "joined",
        AlertChange.Escalate => "escalated",
        AlertChange.Ended => "ended",
        _ => "raised",
    };

    private static string Step(AlertChange change, Texts texts) => change switch
    {
        AlertChange.Joined => texts.Alerts.Joined,
        AlertChange.Escalate => texts.Alerts.Escalated,
        AlertChange.Ended => texts.Alerts.Ended,
        _ => texts.Alerts.Raised,
    };

    /// <summary>Settings are refused that send without it (<see cref="AlertSettings"/>).</summary>
    private string Link(string path) => reports.Link is { } link ? new Uri(link, path).AbsoluteUri : path;
}
