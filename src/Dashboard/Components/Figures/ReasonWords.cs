using System.Globalization;
using Ioc.Metrics.Kpis;
using Ioc.Resources;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>Reasons of the lag score as sentences: "quá hạn 41,0 % tồn đọng, tăng 12,0 điểm so với cùng kỳ tháng trước".</summary>
public static class ReasonWords
{
    /// <summary>One reason; without the change when the period before had no data.</summary>
    public static string Of(Texts texts, LagReason reason, string before)
    {
        string words = string.Format(CultureInfo.InvariantCulture, texts.Sheet.Reasons[reason.Component], texts.Formats.Percent(reason.Figure));
        return reason.Change is { } change ? $"{words}, {Changed(texts, change, before)}" : words;
    }

    /// <summary>The heaviest reasons, one sentence.</summary>
    public static string Of(Texts texts, LagScore lag, string before, int most)
    {
        string all = string.Join("; ", lag.Reasons.Where(reason => reason.Points > 0).Take(most).Select(reason => Of(texts, reason, before)));
        return all.Length == 0 ? all : char.ToUpper(all[0], CultureInfo.InvariantCulture) + all[1..];
    }

    /// <summary>What a change is measured against, in words.</summary>
    public static string Before(Texts texts, ChosenPeriod period) => period.Named switch
    {
        OverviewPeriod.Today => texts.Communes.BeforeToday,
        OverviewPeriod.Month => texts.Communes.BeforeMonth,
        OverviewPeriod.LastMonth => texts.Communes.BeforeLastMonth,
        _ => string.Format(CultureInfo.InvariantCulture, texts.Communes.BeforeRange, period.Days.Days),
    };

    private static string Changed(Texts texts, double change, string before)
    {
        double points = Math.Round(change * 100, 1, MidpointRounding.AwayFromZero);
        return points == 0
            ? string.Format(CultureInfo.InvariantCulture, texts.Communes.ReasonSame, before)
            : string.Format(CultureInfo.InvariantCulture, points > 0 ? texts.Communes.ReasonRise : texts.Communes.ReasonFall, texts.Formats.Number(Math.Abs(points)), before);
    }
}
