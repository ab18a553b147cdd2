using System.Globalization;
using System.Text.RegularExpressions;
using Bunit;
using Ioc.Dashboard.Components.Charts;
using Ioc.Dashboard.Components.Communes;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Charts;

/// <summary>What a chart says of what is known, and of a script that does not come.</summary>
public sealed class ChartComponentTests
{
    private static readonly Instant _now = Instant.Parse("2025-11-03T08:00:00+07:00");

    [Theory]
    [InlineData(true, true, "drawn")]
    [InlineData(true, false, "drawn")]
    [InlineData(false, true, "drawn")]
    [InlineData(false, false, "empty")]
    public async Task A_chart_is_drawn_when_anything_is_known_and_else_says_so_and_never_both(bool own, bool median, string expected)
    {
        await using var context = new VietnameseComponent();
        context.JSInterop.SetupModule(_ => true).Mode = JSRuntimeMode.Loose;
        IRenderedComponent<TrendChart> chart = context.Render<TrendChart>(parameters => parameters
            .Add(part => part.Times, [_now - TimeSpan.FromDays(1), _now])
            .Add(part => part.Lines, [new PlotSeries("Xã", own ? [1, null] : [null, null]), new PlotSeries("Trung vị", median ? [null, 2] : [null, null], Quiet: true)])
            .Add(part => part.Spans, []));
        chart.Find("[data-chart]").GetAttribute("data-chart").ShouldBe(expected);
        chart.FindAll("[data-chart] .empty").Count.ShouldBe(expected == "empty" ? 1 : 0);
        chart.FindAll("details.numbers").Count.ShouldBe(expected == "drawn" ? 1 : 0);
        chart.FindAll("[data-no-spans]").Count.ShouldBe(expected == "drawn" ? 1 : 0);
    }

    /// <summary>Plotly writes the colours of ChartLook into its drawing; the style sheet puts the theme's in their place.</summary>
    [Fact]
    public async Task Every_colour_that_is_drawn_gives_way_to_the_themes_which_is_the_same_in_the_light_one()
    {
        string dashboard = Path.Combine(Repository.Root, "src", "Dashboard");
        string style = await File.ReadAllTextAsync(Path.Combine(dashboard, "Components", "Charts", "Chart.razor.css")), theme = await File.ReadAllTextAsync(Path.Combine(dashboard, "wwwroot", "css", "pages.css"));
        string[] drawn = [ChartLook.Text, ChartLook.Muted, ChartLook.Line, ChartLook.Warning, ChartLook.Critical, .. ChartLook.Series];
        foreach (string colour in drawn)
        {
            System.Drawing.Color known = System.Drawing.ColorTranslator.FromHtml(colour);
            style.ShouldContain($": rgb({known.R}, {known.G}, {known.B})", customMessage: colour);
        }

        foreach (Match line in Regex.Matches(style, @": rgb\((\d+), (\d+), (\d+)\)""\]\) \{ \w+: var\((--[a-z-]+)\)"))
        {
            string colour = "#" + string.Concat(line.Groups.Values.Skip(1).Take(3).Select(part => int.Parse(part.Value, CultureInfo.InvariantCulture).ToString("x2", CultureInfo.InvariantCulture)));
            theme[..theme.IndexOf('}', StringComparison.Ordinal)].ShouldContain($"{line.Groups[4].Value}: {colour};");
        }
    }
}
