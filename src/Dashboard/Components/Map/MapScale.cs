using System.Globalization;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Components.Map;

/// <summary>Five steps of colour: by the distance to the goal where a figure has one, else by fifths of the communes. Immutable.</summary>
public sealed class MapScale
{
    private static readonly double[] LagBounds = [10, 20, 35, 50];

    private readonly double[] _bounds;
    private readonly bool _falling;

    private MapScale(double[] bounds, bool falling, FigureForm form, Formats formats)
    {
        (_bounds, _falling) = (bounds, falling);
        Legend = [.. Enumerable.Range(0, bounds.Length + 1).Select(step => (step, Range(step, form, formats)))];
    }

    /// <summary>Steps with their ranges in words.</summary>
    public IReadOnlyList<(int Step, string Range)> Legend { get; }

    /// <summary>Column null: the lag score.</summary>
    public static MapScale Of(Profile profile, FigureColumn? column, IReadOnlyList<double?> values, Texts texts)
    {
        if (column is null)
        {
            return new MapScale(LagBounds, falling: false, FigureForm.Hours, texts.Formats);
        }

        if (profile.LagComponents.FirstOrDefault(c => c.Id == column.Component) is { } goal)
        {
            double part = (goal.Floor - goal.Goal) / Heat.Steps;
            return new MapScale([.. Enumerable.Range(0, Heat.Steps).Select(i => goal.Goal + (part * i))], falling: part < 0, column.Form, texts.Formats);
        }

        double[] known = [.. values.OfType<double>().Order()];
        double[] bounds = known.Length == 0 ? [] : [.. Enumerable.Range(1, Heat.Steps).Select(i => known[Math.Min(known.Length - 1, known.Length * i / (Heat.Steps + 1))]).Distinct()];
        return new MapScale(bounds, falling: false, column.Form, texts.Formats);
    }

    public int? StepOf(double? value) => value is not { } known ? null
        : _falling ? _bounds.Count(bound => known < bound - 1e-12)
        : _bounds.Count(bound => known >= bound && !(known == 0 && bound == 0));

    private string Range(int step, FigureForm form, Formats formats)
    {
        string Text(int i) => form.Text(formats, _bounds[i]);
        return _bounds.Length == 0 ? Formats.Nothing
            : _falling ? (step == 0 ? $"≥ {Text(0)}" : step == _bounds.Length ? $"< {Text(step - 1)}" : string.Create(CultureInfo.InvariantCulture, $"{Text(step)} – {Text(step - 1)}"))
            : step == 0 ? (_bounds[0] == 0 ? Text(0) : $"< {Text(0)}") : step == _bounds.Length ? $"≥ {Text(step - 1)}" : string.Create(CultureInfo.InvariantCulture, $"{Text(step - 1)} – {Text(step)}");
    }
}
