using System.Globalization;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;

namespace Ioc.Resources;

/// <summary>"Cách tính" where it depends on the profile: weights, goals and floors are said as they are configured.</summary>
public static class FigureLaw
{
    /// <summary>How the lag score is computed.</summary>
    public static string LagScore(Texts texts, Profile profile) => string.Format(
        CultureInfo.InvariantCulture,
        texts.Overview.LagScoreHow,
        string.Join(", ", profile.LagComponents.Select(component => string.Format(
            CultureInfo.InvariantCulture,
            texts.Figures.Component,
            texts.Figures.Components.GetValueOrDefault(component.Id, component.Id),
            Share(texts, component.Weight),
            Share(texts, component.Goal),
            Share(texts, component.Floor)))),
        texts.Formats.Count(LagScores.FewestDossiers));

    /// <summary>How a figure with this goal is computed; null: it has none.</summary>
    public static string Of(Texts texts, string how, double? goal) =>
        goal is { } known ? $"{how} {string.Format(CultureInfo.InvariantCulture, texts.Figures.Goal, Share(texts, known))}" : how;

    /// <summary>How a figure of the sheet is computed that is weighed as this component of the lag score; null: it is not weighed.</summary>
    public static string OfSheet(Texts texts, Profile profile, string figure, string? component)
    {
        string how = texts.Sheet[figure].How;
        return profile.FindLagComponent(component) is { } weighed
            ? $"{how} {string.Format(CultureInfo.InvariantCulture, texts.Figures.GoalAndFloor, Share(texts, weighed.Goal), Share(texts, weighed.Floor))}"
            : how;
    }

    /// <summary>With as many decimals as it has, up to two: 80 %, 99,9 %.</summary>
    public static string Share(Texts texts, double share)
    {
        double percent = Math.Round(share * 100, 2);
        return texts.Formats.Percent(share, percent % 1 == 0 ? 0 : Math.Round(percent, 1) == percent ? 1 : 2);
    }
}
