using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>A figure by minute or hour as it was seen live. What is stored are values of the local day so far; a count of a step is the difference of two.</summary>
internal sealed class LiveSeries(ITimeSeriesStore series)
{
    public async Task<IReadOnlyList<SeriesValue>> ReadAsync(
        Scope scope, Figure figure, IReadOnlyList<Instant> steps, TimeSpan length, CancellationToken cancellation)
    {
        if (steps.Count == 0)
        {
            return [];
        }

        // One step more in front: the first count is a difference too.
        Instant from = steps[0] - length;
        IReadOnlyList<(Instant Time, double Value)> points = await series
            .ReadAsync(scope.Unit ?? "province", figure.Id, from, steps[^1] + length, length, cancellation).ConfigureAwait(false);
        var ends = points.ToDictionary(point => (point.Time - from).Ticks / length.Ticks, point => point.Value);
        return [.. steps.Select((start, index) => new SeriesValue(start, figure.Kind == FigureKind.Count ? Count(ends, start, index + 1) : Known(ends, index + 1)))];
    }

    /// <summary>Null also when the step before is not known: several steps' events are not one step's.</summary>
    private static double? Count(Dictionary<long, double> ends, Instant start, long step) =>
        Known(ends, step) - (start == start.Day.Start ? 0 : Known(ends, step - 1));

    private static double? Known(Dictionary<long, double> ends, long step) => ends.TryGetValue(step, out double value) ? value : null;
}
