using Ioc.Dashboard.Resources;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Lines by day, drawn by Plotly (js/pages/trend.js): hover tells the values, dragging zooms. Drawn again only when something differs.</summary>
public sealed partial class TrendChart : IAsyncDisposable
{
    private ElementReference _plot;
    private IJSObjectReference? _script;
    private (LocalDay First, IReadOnlyList<TrendLine> Lines)? _drawn;

    [Inject]
    public required IJSRuntime Js { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>Day of the first value of each line.</summary>
    [Parameter]
    [EditorRequired]
    public LocalDay First { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<TrendLine> Lines { get; set; } = [];

    /// <summary>Whether the values are shares.</summary>
    [Parameter]
    public bool Shares { get; set; }

    /// <summary>What the chart shows, for those who do not see it.</summary>
    [Parameter]
    [EditorRequired]
    public string Summary { get; set; } = string.Empty;

    private bool IsEmpty => Lines.Count == 0 || Lines[0].Values.All(value => value is null);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_script is not null)
            {
                await _script.InvokeVoidAsync("clear", _plot);
                await _script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and the chart with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_drawn is { } drawn && drawn.First == First && drawn.Lines.SequenceEqual(Lines))
        {
            return;
        }

        _drawn = (First, Lines);
        try
        {
            _script ??= await Js.InvokeAsync<IJSObjectReference>("import", "./js/pages/trend.js");
            await _script.InvokeVoidAsync("draw", _plot, new
            {
                days = Enumerable.Range(0, Lines.Count == 0 ? 0 : Lines[0].Values.Count).Select(i => (First + i).ToString()),
                lines = Lines.Select(line => new { name = line.Name, values = line.Values, quiet = line.Quiet }),
                shares = Shares,
                separators = Texts.Language == Language.English ? ".," : ",.",
            });
        }
        catch (JSDisconnectedException)
        {
            // The browser left while we drew.
        }
    }
}
