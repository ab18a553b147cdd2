using Ioc.Dashboard.Components.Charts;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Systems;

/// <summary>How fast a system answered in the last 24 hours, from the time-series store. While that is away the page says so and does without.</summary>
public sealed partial class LatencyLine
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>How long after a step was over its last minute is in the store.</summary>
    private static readonly TimeSpan Written = TimeSpan.FromMinutes(1);

    /// <summary>The page does not wait longer for its smallest part.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private IReadOnlyList<Instant> _times = [];
    private IReadOnlyList<PlotSeries> _lines = [];
    private (string System, Instant End)? _read;
    private bool _away;

    [Inject]
    public required ITimeSeriesStore Series { get; set; }

    [Inject]
    public required ILogger<LatencyLine> Logger { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public string System { get; set; } = string.Empty;

    [Parameter]
    [EditorRequired]
    public string Name { get; set; } = string.Empty;

    [Parameter]
    [EditorRequired]
    public Instant Now { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        Instant written = Now - Written;
        var end = new Instant(written.Ticks - (written.Ticks % Step.Ticks) + Step.Ticks);
        if (_read == (System, end) || Series is not ILatencyHistory history)
        {
            return;
        }

        _read = (System, end);
        try
        {
            Instant from = end - TimeSpan.FromDays(1);
            using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
            Take(from, end, await history.LatencyAsync(System, from, end, Step, patience.Token).WaitAsync(patience.Token));
            _away = false;
        }
        catch (Exception problem) when (problem is StoreUnavailableException or OperationCanceledException)
        {
            LogAway(Logger, System, problem.Message);
            _away = true;
        }
    }

    /// <summary>Steps without a value are gaps of the line.</summary>
    private void Take(Instant from, Instant end, IReadOnlyList<LatencyValue> values)
    {
        _times = [.. Enumerable.Range(0, (int)((end - from).Ticks / Step.Ticks)).Select(i => from + (i * Step))];
        ILookup<long, LatencyValue> bySteps = values.ToLookup(value => (value.Time - from).Ticks / Step.Ticks);
        double?[] Line(Func<LatencyValue, double> of) => [.. _times.Select((_, i) => bySteps[i].Any() ? of(bySteps[i].Last()) : (double?)null)];
        _lines =
        [
            new PlotSeries(Texts.Systems.LatencyMedian, Line(value => value.Median), false),
            new PlotSeries(Texts.Systems.LatencyHighest, Line(value => value.Highest), true),
        ];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Latencies of system {System} could not be read: {Why}")]
    private static partial void LogAway(ILogger logger, string system, string why);
}
