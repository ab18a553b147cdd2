using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>
/// A coarser copy of the minute values, written beside them: each step holds the last value known in it, so that a chart of a year reads hundreds of points
/// and not half a million. Steps are of local time.
/// </summary>
internal sealed record Rollup(string Suffix, TimeSpan Step)
{
    /// <summary>Most points of one read; a longer range is thinned by a longer step. One more than the longest question of the API asks for.</summary>
    private const int MostPoints = 2001;

    /// <summary>Finest first.</summary>
    public static readonly IReadOnlyList<Rollup> All =
    [
        new("_15m", TimeSpan.FromMinutes(15)), new("_1h", TimeSpan.FromHours(1)), new("_6h", TimeSpan.FromHours(6)), new("_1d", TimeSpan.FromDays(1)),
    ];

    /// <summary>Where to read a range from: what is added to the measurement's name, and the step in seconds, which is the one asked for when that fits.</summary>
    public static (string Suffix, long Step) For(long range, long step)
    {
        if (range / step > MostPoints)
        {
            long day = (long)All[^1].Step.TotalSeconds;
            step = All.Select(rollup => (long)rollup.Step.TotalSeconds).FirstOrDefault(longer => longer >= step && range / longer < 2000, day * ((range / (day * 1999)) + 1));
        }

        return (All.LastOrDefault(rollup => step % (long)rollup.Step.TotalSeconds == 0)?.Suffix ?? "", step);
    }

    /// <summary>The points of the steps that these minutes touch: of each step the last.</summary>
    public IEnumerable<SeriesPoint> Of(IEnumerable<SeriesPoint> minutes) =>
        minutes.GroupBy(point => (point.Scope, Start(point.Time))).Select(step => step.MaxBy(point => point.Time)! with { Time = step.Key.Item2 });

    private Instant Start(Instant time) => new(time.Ticks - ((time.Ticks + Instant.LocalOffset.Ticks) % Step.Ticks));
}
