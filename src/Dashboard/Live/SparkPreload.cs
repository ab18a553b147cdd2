using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Live;

/// <summary>
/// Fills the sparklines with what the time-series store knows of the last hour, so that a restart does not empty them. Nothing waits for it: while the store
/// is away they begin empty, and are filled when it is back.
/// </summary>
public sealed class SparkPreload(SparkHistory sparks, ITimeSeriesStore series, TimeProvider clock, BackgroundFailures failures, ILogger<SparkPreload> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), TryAgain = TimeSpan.FromSeconds(30);

    /// <summary>Of the minute series, where counts are of the day so far and shares of the month so far, as on the tiles.</summary>
    private static readonly Figure[] Figures =
    [
        Catalogue.Backlog, Catalogue.Overdue, Catalogue.OutagesOpen, Catalogue.Received, Catalogue.Resolved, Catalogue.OnlineShare, Catalogue.FullyOnlineShare,
        Catalogue.OnTimeRate, Catalogue.Satisfaction,
    ];

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TryAgain, TimeProvider.System);
        while (!await TryFillAsync(stoppingToken) && sparks.Taken < SparkHistory.Length)
        {
            await timer.WaitForNextTickAsync(stoppingToken);
        }
    }

    /// <summary>False when the store is not there now; whoever writes the next minute says so in the log.</summary>
    internal async Task<bool> TryFillAsync(CancellationToken cancellation)
    {
        try
        {
            await ReadAsync(cancellation);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var now = Instant.From(clock.GetUtcNow());
        int taken = sparks.Taken;
        Instant last = now.Minute;
        Instant from = last - (SparkHistory.Length * Minute);
        foreach (Figure figure in Figures)
        {
            IReadOnlyList<(Instant Time, double Value)> known = await series.ReadAsync("province", figure.Id, from, last, Minute, cancellation);
            var values = new double?[SparkHistory.Length];
            foreach ((Instant time, double value) in known)
            {
                values[Math.Clamp((int)((time - from) / Minute), 0, values.Length - 1)] = value;
            }

            sparks.Preload(figure.Tile!, values, taken);
        }
    }
}
