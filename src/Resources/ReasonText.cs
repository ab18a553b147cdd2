using System.Globalization;

namespace Ioc.Resources;

/// <summary>A reason of the lag score in words: component and its figure.</summary>
public static class ReasonText
{
    /// <summary>Words for a component of KPIS.md; empty for one that has no words.</summary>
    public static string Of(Texts texts, string component, double figure) =>
        texts.Figures.Reasons.TryGetValue(component, out string? pattern)
            ? string.Format(CultureInfo.InvariantCulture, pattern, texts.Formats.Percent(figure))
            : string.Empty;
}
