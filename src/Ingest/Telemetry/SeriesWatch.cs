using Ioc.Ingest.Hosting;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Telemetry;

/// <summary>
/// Asks the time-series store every ten seconds whether it answers, and keeps what came of it: whoever wants to know how we are (a proxy, a wall)
/// is answered from there, and never waits for a store that hangs. Thread-safe.
/// </summary>
public sealed class SeriesWatch(ITimeSeriesStore series, TimeProvider time, BackgroundFailures failures, ILogger<SeriesWatch> log) : ResilientService(TimeProvider.System, failures, log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10), Patience = TimeSpan.FromSeconds(2);

    private volatile string _state = "not asked yet";

    /// <summary>"ok", or what is wrong in plain words.</summary>
    public string State => _state;

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        do
        {
            _state = await LookAsync(stoppingToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task<string> LookAsync(CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            var now = Instant.From(time.GetUtcNow());
            Task answer = series.ReadAsync("province", "backlog", now - TimeSpan.FromMinutes(2), now, TimeSpan.FromMinutes(1), limit.Token);
            await answer.WaitAsync(Patience, TimeProvider.System, stopping).ConfigureAwait(false);
            return "ok";
        }
        catch (TimeoutException)
        {
            await limit.CancelAsync().ConfigureAwait(false);
            return $"no answer in {Patience.TotalSeconds:0} s";
        }
        catch (Exception trouble) when (!stopping.IsCancellationRequested)
        {
            return trouble.Message;
        }
    }
}
