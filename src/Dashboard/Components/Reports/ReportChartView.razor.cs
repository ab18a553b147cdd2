using System.Globalization;
using System.Text;
using Ioc.Reports.Content;
using Ioc.Reports.Text;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Reports;

/// <summary>A chart of the report in the browser, as the Word document has it: columns, bars or lines from 0 on.</summary>
public sealed partial class ReportChartView
{
    private const int Width = 900, Height = 340, Top = 10, Bottom = 30, Right = 12, MostNames = 16;

    private List<double> _steps = [];
    private double _most = 1;

    [Parameter]
    [EditorRequired]
    public required ReportChart Chart { get; set; }

    private bool Bars => Chart.Kind == ChartKind.Bars;

    private int LeftOf => Bars ? 210 : 70;

    private int Decimals => _most < 10 ? 1 : 0;

    /// <summary>Room of a category.</summary>
    private double Step => (double)(Bars ? Height - Top - Bottom : Width - LeftOf - Right) / Math.Max(1, Chart.Categories.Count);

    /// <summary>As many names as there is room for.</summary>
    private IEnumerable<(int Index, string Name)> Names
    {
        get
        {
            int every = Bars ? 1 : (Chart.Categories.Count + MostNames - 1) / MostNames;
            return Chart.Categories.Select((name, index) => (index, name)).Where(pair => every <= 1 || pair.index % every == 0);
        }
    }

    protected override void OnParametersSet()
    {
        double most = Chart.Series.SelectMany(series => series.Values).Max() ?? 0;
        double power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(most, 1))));
        double step = new[] { 0.2, 0.5, 1, 2, 5 }.Select(part => part * power).First(part => most <= part * 5 || part >= 5 * power);
        _most = Math.Max(step, Math.Ceiling(most / step) * step);
        _steps = [.. Enumerable.Range(0, (int)Math.Round(_most / step) + 1).Select(n => n * step)];
    }

    private static string At(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static RenderFragment Label(double x, double y, string anchor, string words) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", At(x));
        builder.AddAttribute(2, "y", At(y));
        builder.AddAttribute(3, "text-anchor", anchor);
        builder.AddContent(4, words);
        builder.CloseElement();
    };

    private double X(double value) => LeftOf + (value / _most * (Width - LeftOf - Right));

    private double Y(double value) => Height - Bottom - (value / _most * (Height - Top - Bottom));

    private IEnumerable<(double X, double Y, double Wide, double High, string Title)> Boxes(int series)
    {
        double thick = Step * 0.76 / Chart.Series.Count;
        for (int i = 0; i < Chart.Categories.Count; i++)
        {
            if (Chart.Series[series].Values[i] is not { } value)
            {
                continue;
            }

            string title = $"{Chart.Categories[i]}: {Vn.Number(value, value == Math.Floor(value) ? 0 : 2)}";
            double start = (Step * 0.12) + (series * thick);
            yield return Bars
                ? (LeftOf, Top + ((Chart.Categories.Count - i - 1) * Step) + start, X(value) - LeftOf, thick, title)
                : (LeftOf + (i * Step) + start, Y(value), thick, Height - Bottom - Y(value), title);
        }
    }

    private string Line(int series)
    {
        var path = new StringBuilder();
        bool drawn = false;
        for (int i = 0; i < Chart.Categories.Count; i++)
        {
            if (Chart.Series[series].Values[i] is { } value)
            {
                path.Append(drawn ? 'L' : 'M').Append(At(LeftOf + ((i + 0.5) * Step))).Append(' ').Append(At(Y(value)));
            }

            drawn = Chart.Series[series].Values[i] is not null;
        }

        return path.ToString();
    }
}
