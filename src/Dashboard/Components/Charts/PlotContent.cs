using Ioc.Reports.Content;
using Plotly.Blazor;
using Plotly.Blazor.Traces;
using BarLib = Plotly.Blazor.Traces.BarLib;
using PlotLayout = Plotly.Blazor.Layout;
using ScatterLib = Plotly.Blazor.Traces.ScatterLib;

namespace Ioc.Dashboard.Components.Charts;

/// <summary>
/// What a chart draws: series over positions (local times as yyyy-MM-dd or yyyy-MM-dd HH:mm, or names). Hover: d3's format of its values.
/// LastIsOpen: the last step is not over, and is drawn once it is. Not changed once made.
/// </summary>
public sealed record PlotContent(ChartKind Kind, IReadOnlyList<string> At, IReadOnlyList<PlotSeries> Series, string Hover, PlotLayout Layout, bool LastIsOpen = false)
{
    /// <summary>Whether anything is known of any series: else there is nothing to draw.</summary>
    public bool IsKnown => Series.Any(series => series.Values.Any(value => value is not null));

    /// <summary>Steps that are drawn.</summary>
    public int Length => Math.Max(0, At.Count - (LastIsOpen ? 1 : 0));

    /// <summary>Positions that are drawn, from the given one on.</summary>
    public IEnumerable<object> Positions(int from = 0) => At.Take(Length).Skip(from);

    /// <summary>Values of a series that are drawn, from the given position on.</summary>
    public IEnumerable<object> Values(PlotSeries series, int from = 0) => series.Values.Take(Length).Skip(from).Select(value => (object)value!);

    /// <summary>Whether a drawing of the other shows this.</summary>
    public bool IsDrawnBy(PlotContent other) => ReferenceEquals(this, other) || (Length == other.Length && IsKept(other, 0, Length));

    /// <summary>How many points this has after those of a drawing, of which the oldest may have gone. 0: something else differs too.</summary>
    public int Appended(PlotContent drawn)
    {
        int gone = drawn.Positions().TakeWhile(at => At.Count == 0 || !at.Equals(At[0])).Count(), kept = drawn.Length - gone;
        return kept > 0 && kept < Length && IsKept(drawn, gone, kept) ? Length - kept : 0;
    }

    public IEnumerable<ITrace> Traces() => Series.Select((series, index) => Trace(series, ChartLook.Series[index % ChartLook.Series.Count]));

    private bool IsKept(PlotContent drawn, int gone, int kept) =>
        Kind == drawn.Kind && Hover == drawn.Hover && Layout.Equals(drawn.Layout)
        && drawn.Positions(gone).SequenceEqual(Positions().Take(kept))
        && Series.Select(series => (series.Name, series.Quiet)).SequenceEqual(drawn.Series.Select(series => (series.Name, series.Quiet)))
        && Series.Zip(drawn.Series).All(pair => drawn.Values(pair.Second, gone).SequenceEqual(Values(pair.First).Take(kept)));

    private ITrace Trace(PlotSeries series, string colour)
    {
        (List<object> at, List<object> values) = ([.. Positions()], [.. Values(series)]);
        return Kind switch
        {
            ChartKind.Lines => new Scatter
            {
                Name = series.Name,
                X = at,
                Y = values,
                Mode = ScatterLib.ModeFlag.Lines,
                ConnectGaps = false,
                HoverTemplate = $"%{{y:{Hover}}}",
                Line = new ScatterLib.Line { Color = colour, Width = series.Quiet ? 2 : 2.8m, Dash = series.Quiet ? "dot" : "solid" },
            },
            ChartKind.Bars => new Bar
            {
                Name = series.Name,
                X = values,
                Y = at,
                Orientation = BarLib.OrientationEnum.H,
                HoverTemplate = $"%{{y}}: %{{x:{Hover}}}<extra></extra>",
                Marker = new BarLib.Marker { Color = colour },
            },
            _ => new Bar { Name = series.Name, X = at, Y = values, HoverTemplate = $"%{{y:{Hover}}}", Marker = new BarLib.Marker { Color = colour } },
        };
    }
}
