using Ioc.Dashboard.Components.Charts;
using Ioc.Metrics.Time;
using Ioc.Operations.Alerts;
using Ioc.Reports.Content;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;
using Plotly.Blazor.LayoutLib;
using LegendLib = Plotly.Blazor.LayoutLib.LegendLib;
using PlotLayout = Plotly.Blazor.Layout;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Lines over time: hover tells the values, dragging zooms.</summary>
public sealed partial class TrendChart
{
    private PlotContent _content = new(ChartKind.Lines, [], [], string.Empty, new PlotLayout());
    private IReadOnlyList<string> _rows = [];
    private (IReadOnlyList<Instant>, IReadOnlyList<PlotSeries>, IReadOnlyList<AlertSpan>?, bool, Texts)? _of;

    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>Start of the step of each value, oldest first; as many as each line has values.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<Instant> Times { get; set; } = [];

    /// <summary>Whether the steps are parts of a day, else days. The line of parts of a day grows: the last of them is not over and is drawn when it is.</summary>
    [Parameter]
    public bool Hours { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<PlotSeries> Lines { get; set; } = [];

    /// <summary>Stretches that are shaded: an alert was open. Null: the chart has nothing to do with alerts.</summary>
    [Parameter]
    public IReadOnlyList<AlertSpan>? Spans { get; set; }

    /// <summary>Whether the values are shares.</summary>
    [Parameter]
    public bool Shares { get; set; }

    /// <summary>What the chart shows, for those who do not see it.</summary>
    [Parameter]
    [EditorRequired]
    public string Summary { get; set; } = string.Empty;

    private bool IsKnown => Lines.Count > 0 && Lines[0].Values.Any(value => value is not null);

    protected override void OnParametersSet()
    {
        if (_of != (Times, Lines, Spans, Shares, Texts))
        {
            _of = (Times, Lines, Spans, Shares, Texts);
            _content = Content();
            _rows = [.. Times.Select(at => Hours ? Texts.Formats.DayAndTime(at) : Texts.Formats.Day(at.Day))];
        }
    }

    /// <summary>As the table has it: a share is cut, not rounded up.</summary>
    private static double? Cut(double? share) => share is { } known ? Math.Floor((known * 1000) + 1e-6) / 1000 : null;

    private PlotContent Content()
    {
        List<double?> all = [.. Lines.SelectMany(line => line.Values)];
        string ticks = ChartLook.Format(Shares, all, Shares ? 0 : 2);
        YAxis up = ChartLook.Up(ticks);
        up.RangeMode = Plotly.Blazor.LayoutLib.YAxisLib.RangeModeEnum.ToZero;
        up.DTick = ChartLook.Step(ticks, all);
        PlotLayout layout = ChartLook.Of(Texts.Language, ChartLook.Across(Hours ? "%H:%M" : "%d/%m", Hours ? "%d/%m %H:%M" : "%d/%m/%Y"), up);
        layout.ShowLegend = true;
        layout.Legend = [new Legend { Orientation = LegendLib.OrientationEnum.H, X = 0, Y = 1.02m, YAnchor = LegendLib.YAnchorEnum.Bottom }];
        layout.DragMode = DragModeEnum.Zoom;
        layout.UiRevision = Summary; // what was zoomed stays so while the chart grows
        layout.Shapes = [.. (Spans ?? []).Select(span => ChartLook.Stretch(
            ChartLook.Minute(Edge(span.From, -1)), ChartLook.Minute(Edge(span.Until ?? Times[^1], 1)), span.Critical ? ChartLook.Critical : ChartLook.Warning, .2m))];
        return new PlotContent(
            ChartKind.Lines, [.. Times.Select(at => Hours ? ChartLook.Minute(at) : at.Day.ToString())], Shares ? [.. Lines.Select(line => line with { Values = [.. line.Values.Select(Cut)] })] : Lines,
            ChartLook.Format(Shares, all, 1), layout, LastIsOpen: Hours);
    }

    /// <summary>Of a chart by day the whole days are shaded, each around its point.</summary>
    private Instant Edge(Instant at, int side) => Hours ? at : at.Day.Start + (side * TimeSpan.FromHours(12));

    private string ValueText(double value) => Shares ? Texts.Formats.Percent(value)
        : value == Math.Floor(value) ? Texts.Formats.Count((long)value) : Texts.Formats.Number(value);
}
