using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plotly.Blazor;
using Plotly.Blazor.ConfigLib;

namespace Ioc.Dashboard.Components.Charts;

/// <summary>A chart drawn by Plotly.Blazor. Points that come after those that are drawn are appended; it is drawn anew only when something else differs. Throws what the browser could not do.</summary>
public sealed partial class Plot
{
    /// <summary>Names of the package's files hold its versions: ChartTests (tests/EndToEnd) tells when they change.</summary>
    internal const string Interop = "./_content/Plotly.Blazor/plotly-interop-7.2.0.js", Script = "./_content/Plotly.Blazor/plotly-basic-3.7.0.min.js";

    private const string Loader = "./js/pages/chart.js";

    // No bar of buttons and no tips: they speak English.
    private readonly Config _config = new() { Responsive = true, ShowTips = false, DisplayModeBar = DisplayModeBarEnum.False };
    private IList<ITrace>? _data;
    private PlotContent? _drawn;
    private PlotlyChart? _chart;

    [Inject]
    public required IJSRuntime Js { get; set; }

    [Parameter]
    [EditorRequired]
    public required PlotContent Content { get; set; }

    /// <summary>What the chart shows, in words.</summary>
    [Parameter]
    [EditorRequired]
    public string Summary { get; set; } = string.Empty;

    /// <summary>How often it could not be drawn before.</summary>
    [Parameter]
    public int Attempt { get; set; }

    /// <summary>The script has come after all.</summary>
    [Parameter]
    public EventCallback Drawn { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await using (IJSObjectReference script = await ScriptAsync())
            {
                await script.InvokeVoidAsync("load", Interop, Script);
            }

            _drawn = Content;
            _data = [.. Content.Traces()];
            StateHasChanged();
            if (Attempt > 0)
            {
                await Drawn.InvokeAsync();
            }
        }
        else if (_chart is { } chart && _drawn is { } drawn && !Content.IsDrawnBy(drawn))
        {
            _drawn = Content;
            await (Content.Appended(drawn) is > 0 and int more ? AppendAsync(chart, more) : DrawAnewAsync(chart));
        }
    }

    /// <summary>A module that did not come stays so in a browser until the page is loaded anew; at another address it is asked for again.</summary>
    private async Task<IJSObjectReference> ScriptAsync()
    {
        try
        {
            return await Js.InvokeAsync<IJSObjectReference>("import", Loader);
        }
        catch (JSException) when (Attempt > 0)
        {
            return await Js.InvokeAsync<IJSObjectReference>("import", $"{Loader}?again={Attempt}");
        }
    }

    private Task AppendAsync(PlotlyChart chart, int more)
    {
        int from = Content.Length - more;
        object[] at = [.. Content.Positions(from)];
        IEnumerable<object>[] values = [.. Content.Series.Select(series => Content.Values(series, from).ToArray())];
        return chart.ExtendTraces(values.Select(_ => at), values, Enumerable.Range(0, values.Length), Content.Length);
    }

    /// <summary>The chart has the same list, and its new layout already.</summary>
    private Task DrawAnewAsync(PlotlyChart chart)
    {
        _data!.Clear();
        foreach (ITrace trace in Content.Traces())
        {
            _data.Add(trace);
        }

        return chart.React();
    }
}
