using System.Globalization;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Dossiers;

/// <summary>The period of `?period=`, or of the days `from` and `to` of a form. What cannot be understood is said (NotUnderstood: what was asked), not refused; the usual period is then shown.</summary>
public sealed record AskedPeriod(Period Period, string? NotUnderstood)
{
    /// <summary>Usual: as the API takes it.</summary>
    public static AskedPeriod Of(string? period, string? from, string? to, LocalDay today, string usual)
    {
        (from, to) = (Given(from) ?? Given(to), Given(to) ?? Given(from));
        string asked = from is not null ? $"{from}..{to}" : Given(period) ?? usual;
        if (Period.TryParse(asked, today, out Period understood))
        {
            return new AskedPeriod(understood, null);
        }

        return new AskedPeriod(Period.TryParse(usual, today, out Period instead) ? instead : Period.OfDay(today), asked);
    }

    /// <summary>What is said of a period that was not understood.</summary>
    public string? Words(Resources.Texts texts) => NotUnderstood is null ? null
        : string.Format(CultureInfo.InvariantCulture, texts.Drill.UnknownPeriod, NotUnderstood, DossierHeading.Days(Period, texts.Formats));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
