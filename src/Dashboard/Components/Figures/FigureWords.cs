using Ioc.Metrics.Kpis;
using Ioc.Resources;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>Values of figures as a reader of the language expects them.</summary>
public static class FigureWords
{
    public static string Text(this FigureUnit unit, Formats formats, double? value) => unit switch
    {
        FigureUnit.Share => formats.Percent(value),
        FigureUnit.WorkingHours or FigureUnit.Minutes => formats.Number(value),
        FigureUnit.Rating => formats.Number(value, 2),
        _ => formats.Count((long?)value),
    };

    /// <summary>A difference with its sign: of shares in points, of all else in its own unit.</summary>
    public static string Difference(this FigureUnit unit, Formats formats, double? difference) => difference is not { } known ? Formats.Nothing
        : unit == FigureUnit.Share ? formats.Points(known)
        : (known > 0 ? "+" : string.Empty) + unit.Text(formats, known);

    /// <summary>The period's name, or its days.</summary>
    public static string Text(this ChosenPeriod period, Texts texts) => period.Named switch
    {
        OverviewPeriod.Today => texts.Overview.Today,
        OverviewPeriod.Month => texts.Overview.Month,
        OverviewPeriod.LastMonth => texts.Overview.LastMonth,
        _ => Days(period, texts.Formats),
    };

    /// <summary>First and last day.</summary>
    public static string Days(this ChosenPeriod period, Formats formats) => period.Days.First == period.Days.Last
        ? formats.Day(period.Days.First)
        : $"{formats.Day(period.Days.First)} – {formats.Day(period.Days.Last)}";
}
