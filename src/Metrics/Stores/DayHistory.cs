using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>
/// Sums of days for charts: from the series archive (InfluxDB) where one is configured and its mark says that its days are right, today and yesterday from
/// the counters; without an archive, or while it is away or behind, all from the counters. The same figures either way. Thread-safe.
/// </summary>
public sealed class DayHistory(IKpiReader counters, ITimeSeriesStore series, TimeProvider time)
{
    /// <summary>An archive is written each minute; a mark that is older says that nobody writes it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private DaysMark? _mark;
    private long? _looked;

    /// <summary>Sums per day over [first, last] of these units together (null: all), oldest first; days without a row are left out.</summary>
    public async Task<IReadOnlyList<(LocalDay Day, CounterVector Sums)>> DaysAsync(IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation)
    {
        var now = Instant.From(time.GetUtcNow());
        LocalDay recent = now.Day - 1;
        if (series is not ISeriesArchive archive || first >= recent)
        {
            return await counters.DaysAsync(units, first, last, cancellation).ConfigureAwait(false);
        }

        try
        {
            if (await MarkAsync(archive, cancellation).ConfigureAwait(false) is { } mark && now - mark.At < Fresh && mark.First <= first)
            {
                LocalDay end = last < recent ? last : recent - 1;
                IReadOnlyList<(LocalDay Day, CounterVector Sums)> past = await archive.ReadDaysAsync(units, first, end, cancellation).ConfigureAwait(false);
                return last < recent ? past : [.. past, .. await counters.DaysAsync(units, recent, last, cancellation).ConfigureAwait(false)];
            }
        }
        catch (StoreUnavailableException)
        {
            // The counters know the same; whoever writes the archive says in the log that it is away.
        }

        return await counters.DaysAsync(units, first, last, cancellation).ConfigureAwait(false);
    }

    private async Task<DaysMark?> MarkAsync(ISeriesArchive archive, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_looked is { } looked && time.GetElapsedTime(looked) < LookAgain)
            {
                return _mark;
            }

            // Who comes meanwhile is not held up: until we know, the mark of before holds.
            _looked = time.GetTimestamp();
        }

        DaysMark? mark = null;
        try
        {
            mark = await archive.DaysMarkAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _mark = mark;
            }
        }

        return mark;
    }
}
