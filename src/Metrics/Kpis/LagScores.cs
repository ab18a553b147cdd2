using Ioc.Metrics.Profiles;

namespace Ioc.Metrics.Kpis;

/// <summary>How far a unit lags and why (KPIS.md, Which communes lag), by the profile's weights, goals and floors. Immutable, thread-safe.</summary>
public sealed class LagScores(IReadOnlyList<LagComponent> components)
{
    /// <summary>Below this many dossiers (received + resolved) a unit is not judged.</summary>
    public const int FewestDossiers = 20;

    /// <summary>Decimals of the score and of the points of its reasons: what differs less than that is a tie, whatever the order of the sums made of it.</summary>
    private const int Decimals = 4;

    /// <summary>The score and its reasons; before: the same figures of the period before, null when not asked for.</summary>
    public LagScore Of(LagFigures figures, LagFigures? before = null)
    {
        double weights = components.Sum(component => figures.Of(component.Id) is null ? 0 : component.Weight);
        if (weights <= 0)
        {
            return new LagScore(null, []);
        }

        double score = 0;
        var reasons = new List<LagReason>(components.Count);
        foreach (LagComponent component in components)
        {
            if (figures.Of(component.Id) is { } figure)
            {
                double points = 100 * (component.Weight / weights) * Shortfall(component, figure);
                score += points;
                reasons.Add(new LagReason(component.Id, Rounded(points), figure, figure - before?.Of(component.Id)));
            }
        }

        // OrderBy is stable: ties stay in the order of the profile's table.
        return new LagScore(figures.Dossiers < FewestDossiers ? null : Rounded(score), [.. reasons.OrderByDescending(reason => reason.Points)]);
    }

    /// <summary>Noise goes first, else it would decide which way a half is rounded.</summary>
    private static double Rounded(double points) => Math.Round(Math.Round(points, 2 * Decimals), Decimals, MidpointRounding.AwayFromZero);

    private static double Shortfall(LagComponent component, double figure) =>
        Math.Clamp((component.Goal - figure) / (component.Goal - component.Floor), 0, 1) + 0.0; // no negative zero
}
