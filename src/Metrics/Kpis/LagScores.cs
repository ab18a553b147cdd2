using Ioc.Metrics.Profiles;

namespace Ioc.Metrics.Kpis;

/// <summary>How far a unit lags and why (KPIS.md, Which communes lag), by the profile's weights, goals and floors. Immutable, thread-safe.</summary>
public sealed class LagScores(IReadOnlyList<LagComponent> components)
{
    /// <summary>Below this many dossiers (received + resolved) a unit is not judged.</summary>
    public const int FewestDossiers = 20;

    /// <summary>The score and its reasons; before: the same figures of the period before, null when not asked for.</summary>
    public LagScore Of(LagFigures figures, LagFigures? before = null)
    {
        double weights = components.Sum(component => figures.Of(component.Id) is null ? 0 : component.Weight);
        if (weights <= 0)
        {
            return new LagScore(null, []);
        }

        var reasons = new List<LagReason>(components.Count);
        foreach (LagComponent component in components)
        {
            if (figures.Of(component.Id) is { } figure)
            {
                double points = 100 * (component.Weight / weights) * Shortfall(component, figure);
                reasons.Add(new LagReason(component.Id, points, figure, figure - before?.Of(component.Id)));
            }
        }

        double? score = figures.Dossiers < FewestDossiers ? null : Math.Round(reasons.Sum(reason => reason.Points), 4, MidpointRounding.AwayFromZero);

        // OrderBy is stable: ties stay in the order of the profile's table.
        return new LagScore(score, [.. reasons.OrderByDescending(reason => reason.Points)]);
    }

    private static double Shortfall(LagComponent component, double figure) =>
        Math.Clamp((component.Goal - figure) / (component.Goal - component.Floor), 0, 1) + 0.0; // no negative zero
}
