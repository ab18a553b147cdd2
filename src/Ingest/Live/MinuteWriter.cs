using System.Collections.Concurrent;
using Ioc.Ingest.Background;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Live;

/// <summary>
/// Writes the figures of each local minute to the time-series store when the minute is over, oldest first, so that a rollup ends with its last. Ingest never waits for it:
/// what cannot be written waits, in memory and with the state of record, so that the end of this process does not lose it; whole for 24 h, then a value each quarter of an
/// hour, with the gaps recorded. Who is not coordinator keeps its minutes too: whoever becomes it writes those that nobody wrote while there was none.
/// </summary>
public sealed class MinuteWriter(
    LatestParts parts, ITimeSeriesStore series, IOperationalStore store, ICoordinatorLease lease, WholeSource source, TimeProvider time, SeriesMetrics metrics, BackgroundFailures failures,
    ILogger<MinuteWriter> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Each missed minute of a sleep is recorded, up to as many as could wait.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(31);

    private readonly MinuteClock _clock = new(time);
    private readonly ConcurrentQueue<Taken> _taken = new();
    private readonly Queue<Instant> _gaps = new();
    private readonly SpareMinutes _spare = new();
    private readonly SourceOfMinute _source = new(source);
    private WaitingMinutes _waiting = new();
    private Instant? _heldSince;
    private Instant? _sleptAfter;
    private bool _loaded;
    private bool _tookOver;

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        Task writing = Task.CompletedTask;
        using var timer = new PeriodicTimer(LookEvery, TimeProvider.System);
        try
        {
            bool due = false;
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                // A minute is taken when it is over, also while the one before is still on its way to a slow store.
                due |= TakeIfDue();
                if (due && writing.IsCompleted)
                {
                    await writing.ConfigureAwait(false);
                    (due, writing) = (false, WriteAsync(stoppingToken));
                }
            }
        }
        finally
        {
            // A minute that was on its way is kept or will be written again.
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Writes the minute that is over, if one is.</summary>
    internal Task WriteIfDueAsync(CancellationToken cancellation) => TakeIfDue() ? WriteAsync(cancellation) : Task.CompletedTask;

    /// <summary>Takes the figures of the minute that is over, if one is.</summary>
    private bool TakeIfDue()
    {
        if (_clock.Look() is not var (start, wokeIn))
        {
            _source.Look();
            return false;
        }

        // Looked at after it was taken: what holds now is of the minute that begins.
        List<SeriesPoint> points = MinutePoints.Of(parts, start, _source.Take());
        _source.Look();
        points.AddRange(series is ISeriesArchive ? [] : LatencyPoints.Of(parts, start));
        _taken.Enqueue(new Taken(
            start,
            points.Count > 1 ? new PackedMinute(new Minute(start, points, series is ISeriesArchive ? HealthPoints.Of(parts, start) : [])) : null,
            wokeIn));
        metrics.Taken(start);
        return true;
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        var over = new List<Taken>();
        while (_taken.TryDequeue(out Taken? taken))
        {
            over.Add(taken);
        }

        IEnumerable<PackedMinute> minutes = over.Select(taken => taken.Minute).OfType<PackedMinute>();
        if (!lease.IsHeld)
        {
            // What waits is kept with the state of record: the coordinator writes it.
            _spare.Add([.. _waiting.NotKept, .. minutes]);
            (_waiting, _loaded, _tookOver, _heldSince, _sleptAfter) = (new WaitingMinutes(), false, false, null, null);
            metrics.Waits(0);
            return;
        }

        Instant heldSince = _heldSince ?? over[0].Start;
        if (over.FindLast(taken => taken.WokeIn is not null) is { WokeIn: { } wokeIn } slept)
        {
            // Another may have held the lease meanwhile and given it up, or nobody did: it is taken over from whoever wrote last.
            heldSince = wokeIn;
            _tookOver = false;
            _sleptAfter ??= slept.Start - TimeSpan.FromMinutes(1); // that minute itself was taken
            _spare.Add(minutes);
        }
        else
        {
            foreach (PackedMinute minute in minutes)
            {
                Add(minute);
            }
        }

        _heldSince = heldSince;

        // Nothing is written before what is older, else a rollup would end with the older value.
        if (await LoadAsync(cancellation).ConfigureAwait(false) && await TakeOverAsync(heldSince, cancellation).ConfigureAwait(false))
        {
            await WriteWaitingAsync(cancellation).ConfigureAwait(false);
        }

        metrics.Waits(_waiting.Count);
        await KeepWaitingAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>What an earlier run could not write. False: not known yet.</summary>
    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (_loaded)
        {
            return true;
        }

        try
        {
            foreach ((Instant minute, byte[] content) in await store.WaitingMinutesAsync(cancellation).ConfigureAwait(false))
            {
                Add(new PackedMinute(minute, content));
            }

            return _loaded = true;
        }
        catch (StoreUnavailableException e)
        {
            IngestLog.MinutesNotKept(log, e.Message);
            return false;
        }
    }

    /// <summary>Minutes since the last written one that no coordinator saw: those that we kept are written, the others are gaps. False: not known yet.</summary>
    private async Task<bool> TakeOverAsync(Instant heldSince, CancellationToken cancellation)
    {
        if (_tookOver)
        {
            return true;
        }

        try
        {
            Instant oldest = heldSince - SpareMinutes.LooksBack;
            IReadOnlyList<(Instant Time, double Value)> written =
                await series.ReadAsync("province", "backlog", oldest, heldSince, TimeSpan.FromMinutes(1), cancellation).ConfigureAwait(false);
            Instant? last = written.Count > 0 ? written[^1].Time : _sleptAfter < heldSince - LongestSleep ? heldSince - LongestSleep : _sleptAfter;
            (IReadOnlyList<PackedMinute> kept, IReadOnlyList<Instant> gone) = _spare.Since(last, heldSince, _waiting);
            foreach (PackedMinute minute in kept)
            {
                Add(minute);
            }

            if (gone.Count > 0)
            {
                IngestLog.MinutesMissed(log, gone.Count, gone[0], gone[^1]);
                foreach (Instant minute in gone)
                {
                    _gaps.Enqueue(minute);
                }
            }

            _spare.Clear();
            _sleptAfter = null;
            return _tookOver = true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            IngestLog.MinutesFailed(log, e.Message);
            return false;
        }
    }

    private void Add(PackedMinute minute)
    {
        if (_waiting.Add(minute) is { } lost)
        {
            IngestLog.MinuteLost(log, lost.Start);
            _gaps.Enqueue(lost.Start);
        }
    }

    private async Task WriteWaitingAsync(CancellationToken cancellation)
    {
        try
        {
            while (_waiting.Oldest is { } oldest)
            {
                Minute minute = oldest.Unpack();
                await series.WriteAsync(minute.Points, cancellation).ConfigureAwait(false);
                if (series is ISeriesArchive archive)
                {
                    await archive.WriteHealthAsync(minute.Health, cancellation).ConfigureAwait(false);
                }

                // In this order: one that is written twice is the same, and the last of a step stays the last.
                if (oldest.IsKept)
                {
                    await store.LetGoOfMinuteAsync(oldest.Start, gap: false, cancellation).ConfigureAwait(false);
                }

                _waiting.RemoveOldest();
                metrics.Written(oldest.Start);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            IngestLog.MinutesFailed(log, e.Message);
        }
    }

    private async Task KeepWaitingAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (PackedMinute minute in _waiting.NotKept)
            {
                await store.KeepMinuteAsync(minute.Start, minute.Bytes, cancellation).ConfigureAwait(false);
                minute.IsKept = true;
            }

            while (_gaps.TryPeek(out Instant gap))
            {
                await store.LetGoOfMinuteAsync(gap, gap: true, cancellation).ConfigureAwait(false);
                _gaps.Dequeue();
                metrics.Gap();
            }
        }
        catch (Exception e) when (e is StoreUnavailableException or StoreRefusedException)
        {
            IngestLog.MinutesNotKept(log, e.Message);
        }
    }

    /// <summary>A minute that is over: its figures (null: nobody has reported yet), and where it was the last one before a sleep, the one in which we woke.</summary>
    private sealed record Taken(Instant Start, PackedMinute? Minute, Instant? WokeIn);
}
