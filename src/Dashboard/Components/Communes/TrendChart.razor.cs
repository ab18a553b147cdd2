using Ioc.Dashboard.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Received and resolved a day, drawn by Plotly (js/pages/trend.js). Drawn again only when the days differ.</summary>
public sealed partial class TrendChart : IAsyncDisposable
{
    private ElementReference _plot;
    private IJSObjectReference? _script;
    private IReadOnlyList<TrendDay> _drawn = [];

    [Inject]
    public required IJSRuntime Js { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<TrendDay> Days { get; set; } = [];

    private bool IsEmpty => Days.All(day => day is { Received: 0, Resolved: 0 });

    private string Summary =>
        $"{Texts.Overview.Trend}: {Texts.Figures["received"].Name} {Texts.Formats.Count(Days.Sum(d => d.Received))}, {Texts.Figures["resolved"].Name} {Texts.Formats.Count(Days.Sum(d => d.Resolved))}";

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
        if (_drawn.SequenceEqual(Days))
        {
            return;
        }

        _drawn = Days;
        try
        {
            _script ??= await Js.InvokeAsync<IJSObjectReference>("import", "./js/pages/trend.js");
            await _script.InvokeVoidAsync("draw", _plot, new
            {
                days = Days.Select(day => day.Day.ToString()),
                received = Days.Select(day => day.Received),
                resolved = Days.Select(day => day.Resolved),
                names = new[] { Texts.Figures["received"].Name, Texts.Figures["resolved"].Name },
                separators = Texts.Language == Language.English ? ".," : ",.",
            });
        }
        catch (JSDisconnectedException)
        {
            // The browser left while we drew.
        }
    }
}
