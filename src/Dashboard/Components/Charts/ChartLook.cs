using System.Globalization;
using Ioc.Metrics.Time;
using Ioc.Resources;
using Plotly.Blazor.LayoutLib;
using HoverFont = Plotly.Blazor.LayoutLib.HoverLabelLib.Font;
using PlotLayout = Plotly.Blazor.Layout;

namespace Ioc.Dashboard.Components.Charts;

/// <summary>
/// What all charts have in common. The colours are those of the light theme: Chart.razor.css puts those of the theme, or of paper, in their place, so that neither needs another drawing.
/// Formats of numbers and times hold no words: a chart reads alike in every language but for its separators.
/// </summary>
internal static class ChartLook
{
    public const string Text = "#132033", Muted = "#526278", Line = "#e3e9f1", Warning = "#e0a028", Critical = "#bd3118";

    private const string Panel = "#ffffff", Nothing = "rgba(0,0,0,0)";

    public static readonly IReadOnlyList<string> Series = ["#0b5cad", "#0f8f74"];

    public static PlotLayout Of(Language language, XAxis across, YAxis up, int size = 13, string family = "Be Vietnam Pro, sans-serif") => new()
    {
        Separators = language == Language.English ? ".," : ",.",
        AutoSize = true,
        Margin = new Margin { L = 8, R = 12, T = 8, B = 8 },
        PaperBgColor = Nothing,
        PlotBgColor = Nothing,
        Font = new Font { Family = family, Size = size, Color = Muted },
        HoverMode = HoverModeEnum.XUnified,
        HoverLabel = new HoverLabel { BgColor = Panel, BorderColor = Line, Font = new HoverFont { Color = Text, Family = family, Size = size } },
        DragMode = DragModeEnum.False,
        ShowLegend = false,
        XAxis = [across],
        YAxis = [up],
    };

    public static XAxis Across(string? ticks = null, string? hover = null) => new()
    {
        GridColor = Line,
        SpikeColor = Muted,
        ShowGrid = false,
        ZeroLine = false,
        AutoMargin = Plotly.Blazor.LayoutLib.XAxisLib.AutoMarginFlag.True,
        TickAngle = 0,
        TickLabelStandoff = 6, // the first one stays clear of the other axis' 0
        TickFormat = ticks,
        HoverFormat = hover,
    };

    public static YAxis Up(string? ticks = null) => new()
    {
        GridColor = Line,
        ZeroLine = false,
        AutoMargin = Plotly.Blazor.LayoutLib.YAxisLib.AutoMarginFlag.True,
        FixedRange = true,
        TickLabelStandoff = 4,
        TickFormat = ticks,
    };

    /// <summary>A local time as a position.</summary>
    public static string Minute(Instant at) => at.ToLocal().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>d3's format of values: shares as percent, counts whole, other numbers with the decimals that they need.</summary>
    public static string Format(bool shares, IEnumerable<double?> values, int decimals) =>
        shares ? FormattableString.Invariant($".{decimals}%") : values.All(value => value is null || value == Math.Floor(value.Value)) ? ",d" : FormattableString.Invariant($",.{decimals}~f");

    /// <summary>Distance of the axis' numbers where its own choice would be parts of what is counted; null: its own choice.</summary>
    public static object? Step(string format, IEnumerable<double?> values) => format == ",d" && (values.Max() ?? 0) < 5 ? 1 : null;

    /// <summary>A stretch of time behind the lines, from and until as positions.</summary>
    public static Shape Stretch(string from, string until, string colour, decimal opacity) => new()
    {
        Type = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum.Rect,
        XRef = "x",
        YRef = "paper",
        X0 = from,
        X1 = until,
        Y0 = 0,
        Y1 = 1,
        Layer = Plotly.Blazor.LayoutLib.ShapeLib.LayerEnum.Below,
        FillColor = colour,
        Opacity = opacity,
        Line = new Plotly.Blazor.LayoutLib.ShapeLib.Line { Width = 0 },
    };
}
