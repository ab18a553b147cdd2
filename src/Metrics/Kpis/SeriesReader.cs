using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>One point: the start of its step and the value, null where nothing is known.</summary>
public readonly record struct SeriesValue(Instant Time, double? Value);

/// <summary>A figure over time (CONTRACTS.md, GET /series): days as known now, minutes and hours as they were seen live. Thread-safe.</summary>
public sealed class SeriesReader(IKpiReader reader, DayHistory history, ITimeSeriesStore series, Profile profile, INowCounts ledger, TimeProvider time)
{
    /// <summary>Most points of one answer.</summary>
    public const int MostPoints = 2000;

    /// <summary>Steps that begin in [from, to), from rounded down to its step. Throws ArgumentException for an unknown figure, a reversed range, or too many points.</summary>
    public Task<IReadOnlyList<SeriesValue>> ReadAsync(Scope scope, string kpi, Instant from, Instant to, SeriesStep step, CancellationToken cancellation)
    {
        if (Catalogue.Find(kpi) is not { IsOnSheet: true } figure)
        {
            throw new ArgumentException($"'{kpi}' is no figure of the KPI sheet that has a series.", nameof(kpi));
        }

        List<Instant> steps = Steps(from, to, step);
        Instant now = Instant.From(time.GetUtcNow());
        return step == SeriesStep.Day
            ? new DailySeries(reader, history, profile, ledger).ReadAsync(scope, figure, steps, now, cancellation)
            : new LiveSeries(series).ReadAsync(scope, figure, steps, step.Length(), cancellation);
    }

    private static List<Instant> Steps(Instant from, Instant to, SeriesStep step)
    {
        if (to < from)
        {
            throw new ArgumentException("The range ends before it begins.", nameof(to));
        }

        long length = step.Length().Ticks;
        long first = from.Ticks - ((from.Ticks + Instant.LocalOffset.Ticks) % length);
        if ((to.Ticks - first) / length > MostPoints || (to.Ticks - first + length - 1) / length > MostPoints)
        {
            throw new ArgumentException($"The range has more than {MostPoints} steps: ask for a longer step or a shorter range.", nameof(to));
        }

        var steps = new List<Instant>();
        for (long at = first; at < to.Ticks; at += length)
        {
            steps.Add(new Instant(at));
        }

        return steps;
    }
}
