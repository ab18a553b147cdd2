using Ioc.Ingest.Worker;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Live;

/// <summary>
/// Writes the figures of each local minute to the time-series store when the minute is over. Ingest never waits for it: what cannot be
/// written is written with the next ones: whole for 24 h, then a value each quarter of an hour, with the gaps in the log.
/// </summary>
public sealed class MinuteWriter(LatestParts parts, ITimeSeriesStore store, TimeProvider time, ILogger<MinuteWriter> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private readonly WaitingMinutes _waiting = new();
    private Instant? _minute;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            await WriteIfDueAsync(stoppingToken).ConfigureAwait(false);
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

        List<SeriesPoint> points = MinutePoints.Of(parts, before.Value);
        if (points.Count > 1)
        {
            Add(new Minute(before.Value, points, store is ISeriesArchive ? HealthPoints.Of(parts, before.Value) : []));
        }

        await WriteWaitingAsync(cancellation).ConfigureAwait(false);
    }

    private void Add(Minute minute)
    {
        if (_waiting.Add(minute) is { } lost)
        {
            IngestLog.MinuteLost(log, lost);
        }
    }

    private async Task WriteWaitingAsync(CancellationToken cancellation)
    {
        try
        {
            while (_waiting.TryOldest(out Minute oldest))
            {
                await store.WriteAsync(oldest.Points, cancellation).ConfigureAwait(false);
                if (store is ISeriesArchive archive)
                {
                    await archive.WriteHealthAsync(oldest.Health, cancellation).ConfigureAwait(false);
                }

                _waiting.RemoveOldest();
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            IngestLog.MinutesFailed(log, e.Message);
        }
    }
}
