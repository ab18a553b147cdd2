using Ioc.Dashboard.Components.Charts;
using Ioc.Reports.Content;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;
using Plotly.Blazor.LayoutLib;
using PlotLayout = Plotly.Blazor.Layout;

namespace Ioc.Dashboard.Components.Reports;

/// <summary>A chart of the report in the browser, as the Word document has it: columns, bars or lines from 0 on.</summary>
public sealed partial class ReportChartView
{
    private const string Family = "Liberation Serif, Times New Roman, serif";

    private PlotContent _content = null!;

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportChart Chart { get; set; }

    private bool Bars => Chart.Kind == ChartKind.Bars;

    /// <summary>Pixels: a bar's name has a line of its own.</summary>
    private int Height => Bars ? Math.Max(340, 40 + (26 * Chart.Categories.Count)) : 340;

    protected override void OnParametersSet()
    {
        List<double?> all = [.. Chart.Series.SelectMany(series => series.Values)];
        string ticks = ChartLook.Format(shares: false, all, 1);
        (XAxis across, YAxis up) = Bars ? (ChartLook.Across(ticks), ChartLook.Up()) : (ChartLook.Across(), ChartLook.Up(ticks));
        across.FixedRange = true;
        if (Bars)
        {
            across.RangeMode = Plotly.Blazor.LayoutLib.XAxisLib.RangeModeEnum.ToZero;
            across.ShowGrid = true;
            up.ShowGrid = false;
            (up.Type, up.DTick) = (Plotly.Blazor.LayoutLib.YAxisLib.TypeEnum.Category, 1); // all names
        }
        else
        {
            (across.Type, across.NTicks) = (Plotly.Blazor.LayoutLib.XAxisLib.TypeEnum.Category, 7); // as many names as a phone has room for
            (up.RangeMode, up.DTick) = (Plotly.Blazor.LayoutLib.YAxisLib.RangeModeEnum.ToZero, ChartLook.Step(ticks, all));
        }

        PlotLayout layout = ChartLook.Of(Language.Vietnamese, across, up, size: 14, Family);
        layout.HoverMode = Bars ? HoverModeEnum.Closest : HoverModeEnum.XUnified;
        _content = new PlotContent(Chart.Kind, Chart.Categories, [.. Chart.Series.Select(series => new PlotSeries(series.Name, series.Values))], ChartLook.Format(shares: false, all, 2), layout);
    }
}
