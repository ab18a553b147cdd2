using Ioc.Dashboard.Components.Figures;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Figures;
using Ioc.Resources;

namespace Ioc.Dashboard.Components.Map;

/// <summary>
/// Five steps of colour: by the distance to the goal where a figure has one, else by fifths of the communes. A step begins with its lower bound
/// (of a share that should be high it ends there), and the legend says just that; of whole numbers it names the first and the last. Immutable.
/// </summary>
public sealed class MapScale
{
    private static readonly double[] LagBounds = [10, 20, 35, 50];

    private readonly double[] _bounds;
    private readonly bool _falling;

    private MapScale(double[] bounds, bool falling, FigureUnit unit, Formats formats)
    {
        (_bounds, _falling) = (bounds, falling);
        Legend = [.. Enumerable.Range(0, bounds.Length + 1).Select(step => (step, Range(step, unit, formats)))];
    }

    /// <summary>Steps with their ranges in words.</summary>
    public IReadOnlyList<(int Step, string Range)> Legend { get; }

    /// <summary>Column null: the lag score.</summary>
    public static MapScale Of(Profile profile, FigureColumn? column, IReadOnlyList<double?> values, Texts texts)
    {
        if (column is null)
        {
            return new MapScale(LagBounds, falling: false, FigureUnit.WorkingHours, texts.Formats);
        }

        if (profile.FindLagComponent(column.Component) is { } goal)
        {
            double part = (goal.Floor - goal.Goal) / Heat.Steps;
            return new MapScale([.. Enumerable.Range(0, Heat.Steps).Select(i => goal.Goal + (part * i))], falling: part < 0, column.Unit, texts.Formats);
        }

        double[] known = [.. values.OfType<double>().Order()];
        double[] bounds = known.Length == 0 ? [] : [.. Enumerable.Range(1, Heat.Steps).Select(i => known[Math.Min(known.Length - 1, known.Length * i / (Heat.Steps + 1))]).Distinct()];
        return new MapScale(column.Unit == FigureUnit.Count ? Whole(bounds, known) : bounds, falling: false, column.Unit, texts.Formats);
    }

    /// <summary>Bounds of whole numbers: none lies at the least value, below which nothing is, and many zeros are a step of their own.</summary>
    private static double[] Whole(double[] bounds, double[] known)
    {
        double[] above = [.. bounds.Select(bound => Math.Max(1, bound)).Distinct().Where(bound => bound > known[0])];
        return above.Length > 0 || known.Length == 0 ? above : [Math.Max(1, known[0])];
    }

    public int? StepOf(double? value) => value is not { } known ? null
        : _falling ? _bounds.Count(bound => known < bound - 1e-12)
        : _bounds.Count(bound => known >= bound && !(known == 0 && bound == 0));

    private string Range(int step, FigureUnit unit, Formats formats)
    {
        if (_bounds.Length == 0)
        {
            return Formats.Nothing;
        }

        string Text(double value) => unit.Text(formats, value);
        if (unit == FigureUnit.Count)
        {
            double first = step == 0 ? 0 : _bounds[step - 1];
            return step == _bounds.Length ? $"≥ {Text(first)}" : first == _bounds[step] - 1 ? Text(first) : $"{Text(first)} – {Text(_bounds[step] - 1)}";
        }

        if (_falling)
        {
            return step == 0 ? $"≥ {Text(_bounds[0])}" : step == _bounds.Length ? $"< {Text(_bounds[^1])}" : $"{Text(_bounds[step])} – < {Text(_bounds[step - 1])}";
        }

        // What is nothing at all is a step of its own: the next one begins above it.
        bool aboveNothing = step == 1 && _bounds[0] == 0;
        return step == 0 ? (_bounds[0] == 0 ? Text(0) : $"< {Text(_bounds[0])}")
            : step == _bounds.Length ? (aboveNothing ? $"> {Text(0)}" : $"≥ {Text(_bounds[^1])}")
            : aboveNothing ? $"> {Text(0)} – < {Text(_bounds[1])}" : $"{Text(_bounds[step - 1])} – < {Text(_bounds[step])}";
    }
}
