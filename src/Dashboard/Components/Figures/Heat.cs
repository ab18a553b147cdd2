using Ioc.Metrics.Profiles;
using Ioc.Operations.Figures;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>How far a figure is from its goal, as a step of colour: 0 met, 1 to 4 ever further, at 4 at or beyond the floor; null without goal or value.</summary>
public static class Heat
{
    public const int Steps = 4;

    public static int? Of(Profile profile, FigureColumn column, double? value)
    {
        LagComponent? component = profile.FindLagComponent(column.Component);
        if (component is null || value is not { } known)
        {
            return null;
        }

        double shortfall = Math.Clamp((component.Goal - known) / (component.Goal - component.Floor), 0, 1);
        return shortfall <= 0 ? 0 : Math.Min(Steps, 1 + (int)(shortfall * Steps));
    }

    /// <summary>Of a lag score: what is below 10 is near every goal.</summary>
    public static int? OfScore(double? score) => score is not { } known ? null : known < 10 ? 0 : known < 20 ? 1 : known < 35 ? 2 : known < 50 ? 3 : 4;
}
