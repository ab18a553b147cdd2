using System.Globalization;
using System.Text.Json;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Resources;
using Ioc.Dashboard.Settings;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Alerts;

/// <summary>Lays out the messages of an alert: one for each webhook and address, in both languages. Thread-safe.</summary>
public sealed class AlertNews(AlertOutbox outbox, AlertWords words, AlertSettings settings, ReportSettings reports, LiveBoard board)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = MarkupSafeEncoder.Instance };

    /// <summary>What: raised, escalated, ended.</summary>
    public void Tell(string what, OpenAlert alert, AlertRule rule, Instant now)
    {
        Texts vi = Texts.Of(Language.Vietnamese), en = Texts.Of(Language.English);
        string title = words.Title(alert, rule, vi), titleEn = words.Title(alert, rule, en), link = Link(words.Address(alert, rule));
        string slot = string.Create(CultureInfo.InvariantCulture, $"{what} {alert.Id}");
        string body = JsonSerializer.Serialize(
            new
            {
                Event = "alert." + what,
                alert.Id,
                Rule = rule.Id,
                rule.Figure,
                alert.Value,
                rule.Threshold,
                rule.Critical,
                alert.Units,
                Title = title,
                TitleEn = titleEn,
                Since = alert.Since.ToString(),
                At = now.ToString(),
                Link = link,
                board.Latest.Source.Simulated,
            },
            Json);
        string mail = $"{Band(vi)}{Step(what, vi)}: {title}\n{vi.Alerts.Since} {vi.Formats.DayAndTime(alert.Since)}\n{link}\n\n{Step(what, en)}: {titleEn}\n{en.Alerts.Since} {en.Formats.DayAndTime(alert.Since)}\n";
        Send(slot, $"{Band(vi)}{Step(what, vi)}: {title}", body, mail);
    }

    /// <summary>A message that says it is a test, to everywhere alerts go. Returns to how many places.</summary>
    public int Test(string by, Instant now)
    {
        Texts vi = Texts.Of(Language.Vietnamese);
        string body = JsonSerializer.Serialize(new { Event = "alert.test", Title = vi.Alerts.TestTitle, By = by, At = now.ToString(), Link = Link("/alerts") }, Json);
        return Send($"test {Guid.NewGuid():N}", vi.Alerts.TestTitle, body, $"{vi.Alerts.TestTitle}\n{by}\n{Link("/alerts")}\n");
    }

    private int Send(string slot, string subject, string body, string mail)
    {
        foreach (Uri webhook in settings.Webhooks)
        {
            outbox.Add($"{slot} {webhook.AbsoluteUri}", AlertDelivery.Webhook, webhook.AbsoluteUri, subject, body);
        }

        foreach (string address in settings.MailTo)
        {
            outbox.Add($"{slot} {address}", AlertDelivery.Mail, address, subject, mail);
        }

        return settings.Webhooks.Count + settings.MailTo.Count;
    }

    private string Band(Texts texts) => board.Latest.Source.Simulated ? $"[{texts.Shell.Simulated}] " : "";

    private static string Step(string what, Texts texts) => what switch
    {
        "escalated" => texts.Alerts.Escalated,
        "ended" => texts.Alerts.Ended,
        _ => texts.Alerts.Raised,
    };

    private string Link(string path) => reports.Link is { } link ? new Uri(link, path).AbsoluteUri : path;
}
