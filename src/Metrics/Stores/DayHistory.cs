using Ioc.Metrics.Counters;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>
/// Sums of days for charts: from the series archive (InfluxDB) where one is configured and its mark says that its days are right, today and yesterday from
/// the counters; without an archive, or while it is away, slow or behind, all from the counters. The same figures either way. Thread-safe.
/// </summary>
public sealed class DayHistory(IKpiReader counters, ITimeSeriesStore series, TimeProvider time)
{
    /// <summary>An archive is written each minute; a mark that is older says that nobody writes it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    /// <summary>A page waits no longer than this (machine time) for an archive; the counters are there.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private DaysMark? _mark;
    private long? _looked;
    private long? _moved;

    /// <summary>Sums per day over [first, last] of these units together (null: all), oldest first; days without a row are left out.</summary>
    public async Task<IReadOnlyList<(LocalDay Day, CounterVector Sums)>> DaysAsync(IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation)
    {
        LocalDay recent = Instant.From(time.GetUtcNow()).Day - 1;
        if (series is ISeriesArchive archive && first < recent)
        {
            LocalDay end = last < recent ? last : recent - 1;
            if (await PastAsync(archive, units, first, end, cancellation).ConfigureAwait(false) is { } past)
            {
                return last < recent ? past : [.. past, .. await counters.DaysAsync(units, recent, last, cancellation).ConfigureAwait(false)];
            }
        }

        return await counters.DaysAsync(units, first, last, cancellation).ConfigureAwait(false);
    }

    /// <summary>Null: the archive does not know them, or not soon enough. The counters know the same; whoever writes the archive says in the log that it is away.</summary>
    private async Task<IReadOnlyList<(LocalDay Day, CounterVector Sums)>?> PastAsync(
        ISeriesArchive archive, IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            Task<IReadOnlyList<(LocalDay Day, CounterVector Sums)>?> reading = ReadAsync(archive, units, first, last, limit.Token);
            return await reading.WaitAsync(Patience, TimeProvider.System, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            await limit.CancelAsync().ConfigureAwait(false);
            lock (_gate)
            {
                // The next ones do not even ask, for a while.
                (_mark, _looked) = (null, time.GetTimestamp());
            }

            return null;
        }
    }

    private async Task<IReadOnlyList<(LocalDay Day, CounterVector Sums)>?> ReadAsync(
        ISeriesArchive archive, IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation) =>
        await MarkAsync(archive, cancellation).ConfigureAwait(false) is { } mark && mark.First <= first
            ? await archive.ReadDaysAsync(units, first, last, cancellation).ConfigureAwait(false)
            : null;

    /// <summary>The mark while it is fresh.</summary>
    private async Task<DaysMark?> MarkAsync(ISeriesArchive archive, CancellationToken cancellation)
    {
        bool recently;
        lock (_gate)
        {
            recently = _looked is { } before && time.GetElapsedTime(before) < Fresh;
            if (_looked is { } looked && time.GetElapsedTime(looked) < LookAgain)
            {
                return IsFresh(_mark) ? _mark : null;
            }

            // Who comes meanwhile is not held up: until we know, the mark of before holds.
            _looked = time.GetTimestamp();
        }

        long began = time.GetTimestamp();
        DaysMark? mark = await archive.DaysMarkAsync(cancellation).ConfigureAwait(false);
        lock (_gate)
        {
            if (recently && _mark is not null && mark is not null && mark != _mark)
            {
                _moved = began;
            }

            _mark = mark;
            return IsFresh(mark) ? mark : null;
        }
    }

    /// <summary>By its time, or, where the clock of whoever writes it differs from ours, because we saw it move.</summary>
    private bool IsFresh(DaysMark? mark) => mark is not null
        && ((Instant.From(time.GetUtcNow()) - mark.At).Duration() < Fresh || (_moved is { } moved && time.GetElapsedTime(moved) < Fresh));
}
