using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Live;

/// <summary>Fills the sparklines with what the time-series store knows of the last hour, so that a restart does not empty them.</summary>
public sealed class SparkPreload(SparkHistory sparks, ITimeSeriesStore series, TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Tile by field of the minute series, where counts are of the day so far and shares of the month so far, as on the tiles.</summary>
    private static readonly (string Tile, string Field)[] Fields =
    [
        ("backlog", "backlog"), ("overdue", "overdue"), ("outages", "outagesOpen"), ("received-today", "received"), ("resolved-today", "resolved"),
        ("online-share", "onlineShare"), ("fully-online-share", "fullyOnlineShare"), ("on-time-rate", "onTimeRate"), ("satisfaction", "satisfaction"),
    ];

    /// <summary>A store that is not there now leaves them empty: live figures do not wait for it.</summary>
    public async Task FillAsync(CancellationToken cancellation)
    {
        try
        {
            await ReadAsync(cancellation);
        }
        catch (StoreUnavailableException)
        {
            // Whoever writes the next minute says so in the log.
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var now = Instant.From(clock.GetUtcNow());
        var last = new Instant(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute));
        Instant from = last - (SparkHistory.Length * Minute);
        foreach ((string tile, string field) in Fields)
        {
            IReadOnlyList<(Instant Time, double Value)> known = await series.ReadAsync("province", field, from, last, Minute, cancellation);
            var values = new double?[SparkHistory.Length];
            foreach ((Instant time, double value) in known)
            {
                values[Math.Clamp((int)((time - from) / Minute), 0, values.Length - 1)] = value;
            }

            sparks.Preload(tile, values);
        }
    }
}
