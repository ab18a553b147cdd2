using Ioc.Ingest.Coordination;
using Ioc.Ingest.Worker;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Live;

/// <summary>
/// Writes the figures of each local minute to the time-series store when the minute is over. Ingest never waits for it: what cannot be written waits, in memory
/// and with the state of record, so that the end of this process does not lose it; whole for 24 h, then a value each quarter of an hour, with the gaps recorded.
/// </summary>
public sealed class MinuteWriter(LatestParts parts, ITimeSeriesStore series, IOperationalStore store, ICoordinatorLease lease, TimeProvider time, ILogger<MinuteWriter> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private WaitingMinutes _waiting = new();
    private readonly Queue<Instant> _gaps = new();
    private Instant? _minute;
    private bool _loaded;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await WriteIfDueAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops; a minute that was on its way is kept or will be written again.
        }
    }

    /// <summary>Writes the minute that is over, if one is.</summary>
    internal async Task WriteIfDueAsync(CancellationToken cancellation)
    {
        var now = Instant.From(time.GetUtcNow());
        var minute = new Instant(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute));
        Instant? before = _minute;
        _minute = minute;
        if (before is null || before == minute)
        {
            return;
        }

        if (!lease.IsHeld)
        {
            // What waits is kept with the state of record: the coordinator writes it.
            (_waiting, _loaded) = (new WaitingMinutes(), false);
            return;
        }

        await LoadAsync(cancellation).ConfigureAwait(false);
        List<SeriesPoint> points = MinutePoints.Of(parts, before.Value);
        if (points.Count > 1)
        {
            Add(new PackedMinute(new Minute(before.Value, points, series is ISeriesArchive ? HealthPoints.Of(parts, before.Value) : [])));
        }

        await WriteWaitingAsync(cancellation).ConfigureAwait(false);
        await KeepWaitingAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>What an earlier run could not write.</summary>
    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (_loaded)
        {
            return;
        }

        try
        {
            foreach ((Instant minute, byte[] content) in await store.WaitingMinutesAsync(cancellation).ConfigureAwait(false))
            {
                Add(new PackedMinute(minute, content));
            }

            _loaded = true;
        }
        catch (StoreUnavailableException e)
        {
            IngestLog.MinutesNotKept(log, e.Message);
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
            }
        }
        catch (Exception e) when (e is StoreUnavailableException or StoreRefusedException)
        {
            IngestLog.MinutesNotKept(log, e.Message);
        }
    }
}
