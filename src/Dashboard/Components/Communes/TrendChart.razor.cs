using System.Globalization;
using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Lines over time, drawn by Plotly (js/pages/trend.js): hover tells the values, dragging zooms. The same numbers stand in a table for those who do not see it. Drawn again only when something differs.</summary>
public sealed partial class TrendChart : IAsyncDisposable
{
    private ElementReference _plot;
    private IJSObjectReference? _script;
    private (IReadOnlyList<Instant> Times, IReadOnlyList<TrendLine> Lines, IReadOnlyList<AlertSpan> Spans)? _drawn;
    private bool _undrawn;

    [Inject]
    public required IJSRuntime Js { get; set; }

    [Inject]
    public required ILogger<TrendChart> Logger { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>Start of the step of each value, oldest first; as many as each line has values.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<Instant> Times { get; set; } = [];

    /// <summary>Whether the steps are parts of a day, else days.</summary>
    [Parameter]
    public bool Hours { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<TrendLine> Lines { get; set; } = [];

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

    private bool IsEmpty => Lines.Count == 0 || Lines[0].Values.All(value => value is null);

    private static string Minute(Instant at) => at.ToLocal().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Of a chart by day the whole days are shaded, each around its point.</summary>
    private Instant Edge(Instant at, int side) => Hours ? at : at.Day.Start + (side * TimeSpan.FromHours(12));

    private string TimeText(Instant at) => Hours ? Texts.Formats.DayAndTime(at) : Texts.Formats.Day(at.Day);

    private string ValueText(double? value) => value is not { } known ? Formats.Nothing
        : Shares ? Texts.Formats.Percent(known)
        : known == Math.Floor(known) ? Texts.Formats.Count((long)known) : Texts.Formats.Number(known);

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
        if (_drawn is { } drawn && drawn.Times.SequenceEqual(Times) && drawn.Lines.SequenceEqual(Lines) && drawn.Spans.SequenceEqual(Spans ?? []))
        {
            return;
        }

        _drawn = (Times, Lines, Spans ?? []);
        try
        {
            _script ??= await Js.InvokeAsync<IJSObjectReference>("import", "./js/pages/trend.js");
            await _script.InvokeVoidAsync("draw", _plot, new
            {
                times = Times.Select(at => Hours ? Minute(at) : at.Day.ToString()),
                hours = Hours,
                lines = Lines.Select(line => new { name = line.Name, values = line.Values, quiet = line.Quiet }),
                spans = (Spans ?? []).Select(span => new { from = Minute(Edge(span.From, -1)), until = Minute(Edge(span.Until ?? Times[^1], 1)), critical = span.Critical }),
                shares = Shares,
                separators = Texts.Language == Language.English ? ".," : ",.",
            });
            Show(undrawn: false);
        }
        catch (JSDisconnectedException)
        {
            // The browser left while we drew.
        }
        catch (JSException problem)
        {
            // A script did not come through: the numbers stand in the table below, and the rest of the page as well.
            LogUndrawn(Logger, problem);
            Show(undrawn: true);
        }
    }

    private void Show(bool undrawn)
    {
        if (_undrawn != undrawn)
        {
            _undrawn = undrawn;
            StateHasChanged();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A chart could not be drawn in the browser")]
    private static partial void LogUndrawn(ILogger logger, Exception problem);
}
