using Ioc.Metrics.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Coordination;

/// <summary>
/// Competes for a lease row of the operational store and renews it. It counts as lost some time before the row runs out, by this machine's monotonic clock, so that
/// two never hold it at once, also when this process was suspended or the store does not answer. Given up at an orderly stop, and while this process is not fit for it.
/// </summary>
public sealed class LeaseKeeper(ILeases leases, string name, Func<bool> isFit, ILogger<LeaseKeeper> log) : BackgroundService, ICoordinatorLease
{
    /// <summary>How long the row lasts.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1.5);

    private readonly string _holder = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid().ToString("N")[..8]}";
    private readonly Lock _gate = new();
    private TaskCompletionSource<CancellationToken> _held = New();
    private CancellationTokenSource? _lost;
    private long _renewed;

    public bool IsHeld
    {
        get
        {
            lock (_gate)
            {
                return _lost is not null && IsFresh;
            }
        }
    }

    public Task<CancellationToken> HeldAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            return _held.Task.WaitAsync(cancellation);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await GiveUpAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        do
        {
            await RenewAsync(stoppingToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    public override void Dispose()
    {
        Lose();
        _lost?.Dispose();
        base.Dispose();
    }

    private bool IsFresh => TimeProvider.System.GetElapsedTime(_renewed) < Lasts - Margin;

    private async Task GiveUpAsync(CancellationToken cancellation)
    {
        bool had = IsHeld;
        Lose();
        if (had)
        {
            try
            {
                await leases.GiveUpLeaseAsync(name, _holder, cancellation).ConfigureAwait(false);
            }
            catch (StoreUnavailableException)
            {
                // It runs out by itself.
            }
        }
    }

    private async Task RenewAsync(CancellationToken stopping)
    {
        if (!isFit())
        {
            await GiveUpAsync(stopping).ConfigureAwait(false);
            return;
        }

        long began = TimeProvider.System.GetTimestamp();
        try
        {
            Lease? lease = await leases.TakeLeaseAsync(name, _holder, Lasts, stopping).WaitAsync(Lasts - Margin, TimeProvider.System, stopping).ConfigureAwait(false);
            if (lease is not null)
            {
                Hold(began, lease.Epoch);
                return;
            }
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            CoordinationLog.NotRenewed(log, name, e.Message);
            lock (_gate)
            {
                if (IsFresh)
                {
                    return; // the row is still ours for a while
                }
            }
        }

        Lose();
    }

    private void Hold(long since, long epoch)
    {
        lock (_gate)
        {
            _renewed = since;
            if (_lost is not null)
            {
                return;
            }

            _lost = new CancellationTokenSource();
            CoordinationLog.Held(log, name, epoch);
            _held.SetResult(_lost.Token);
        }
    }

    private void Lose()
    {
        CancellationTokenSource? lost;
        lock (_gate)
        {
            (lost, _lost) = (_lost, null);
            if (lost is not null)
            {
                _held = New();
            }
        }

        if (lost is not null)
        {
            CoordinationLog.Lost(log, name);
            lost.Cancel();
            lost.Dispose();
        }
    }

    private static TaskCompletionSource<CancellationToken> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
