using Ioc.Ingest.Background;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Influx;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Telemetry;

/// <summary>
/// Asks the time-series store every ten seconds whether it answers, and whether it takes what the coordinator writes, and keeps what came of it: whoever wants to know
/// how we are (a proxy, a wall) is answered from there, and never waits for a store that hangs. Thread-safe.
/// </summary>
public sealed class SeriesWatch(
    ITimeSeriesStore series, IngestState ingest, IngestSettings settings, ICoordinatorLease lease, IEnumerable<ParkingFile> parked, TimeProvider time, BackgroundFailures failures,
    ILogger<SeriesWatch> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10), Patience = TimeSpan.FromSeconds(2);

    private volatile string _state = "not asked yet";
    private string? _found;

    /// <summary>"ok", or what is wrong in plain words.</summary>
    public string State => _state == "ok" ? ingest.Series ?? "ok" : _state;

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        do
        {
            _state = await LookAsync(stoppingToken).ConfigureAwait(false);
            ingest.SeriesSays(_found is null or "ok" ? parked.Select(file => file.News).FirstOrDefault(news => news is not null) ?? _found : _found);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task<string> LookAsync(CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            _found = await AskAsync(Instant.From(time.GetUtcNow()), limit.Token).WaitAsync(Patience, TimeProvider.System, stopping).ConfigureAwait(false) ? "ok" : null;
            return "ok";
        }
        catch (TimeoutException)
        {
            await limit.CancelAsync().ConfigureAwait(false);
            return $"no answer in {Patience.TotalSeconds:0} s";
        }
        catch (Exception trouble) when (!stopping.IsCancellationRequested)
        {
            _found = trouble is StoreRefusedException or StoreUnavailableException { Refused: true } ? trouble.Message : _found;
            return trouble.Message;
        }
    }

    /// <summary>Whether it was asked about writing too.</summary>
    private async Task<bool> AskAsync(Instant now, CancellationToken cancellation)
    {
        await series.ReadAsync("province", "backlog", now - TimeSpan.FromMinutes(2), now, TimeSpan.FromMinutes(1), cancellation).ConfigureAwait(false);
        if (!settings.Consumes || !lease.IsHeld || series is not ISeriesArchive archive)
        {
            return false;
        }

        await archive.CheckWritesAsync(cancellation).ConfigureAwait(false);
        return true;
    }
}
