using Ioc.Ingest.Background;
using Ioc.Metrics.Stores;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Coordination;

/// <summary>
/// Competes for a lease row of the operational store and renews it. The token of a holding ends by itself some time before the row runs out, by this machine's
/// monotonic clock: two never hold it at once, also when the store does not answer or this process was suspended. Given up at an orderly stop, and while this
/// process is not fit for it. Machine: the clock of the machine, whatever the province's is.
/// </summary>
public sealed class LeaseKeeper(ILeases leases, string name, Func<bool> isFit, TimeProvider machine, BackgroundFailures failures, ILogger<LeaseKeeper> log)
    : ResilientService(TimeProvider.System, failures, log), ICoordinatorLease
{
    /// <summary>How long the row lasts.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(7);

    /// <summary>For how long after we asked for it it counts as ours.</summary>
    private static readonly TimeSpan Ours = TimeSpan.FromSeconds(5.5);

    /// <summary>How often the holder renews it, and how often others ask for it.</summary>
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(1.5), AskEvery = TimeSpan.FromSeconds(.5);

    /// <summary>Then an answer is no longer waited for: there is time to ask once more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly string _holder = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid().ToString("N")[..8]}";
    private readonly Lock _gate = new();

    /// <summary>Of those who wait for the next holding.</summary>
    private TaskCompletionSource<CancellationToken> _next = New();
    private CancellationTokenSource? _held;
    private long _epoch;
    private long _asked;

    public bool IsHeld
    {
        get
        {
            lock (_gate)
            {
                return Holds;
            }
        }
    }

    public Task<CancellationToken> HeldAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            return Holds ? Task.FromResult(_held!.Token) : _next.Task.WaitAsync(cancellation);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await GiveUpAsync(cancellationToken).ConfigureAwait(false);
    }

    public override void Dispose()
    {
        Lose();
        base.Dispose();
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(AskEvery, machine);
        do
        {
            await (isFit() ? RenewAsync(stoppingToken) : GiveUpAsync(stoppingToken)).ConfigureAwait(false);
            timer.Period = IsHeld ? RenewEvery : AskEvery;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    /// <summary>Within the lock. Its own timer may be late, when all of this process was.</summary>
    private bool Holds => _held is { IsCancellationRequested: false } && machine.GetElapsedTime(_asked) < Ours;

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
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                CoordinationLog.NotRenewed(log, name, e.Message); // it runs out by itself
            }
        }
    }

    /// <summary>What it cannot do now it does with the next turn: until then the row is ours, or the token has ended by itself.</summary>
    private async Task RenewAsync(CancellationToken stopping)
    {
        long asked = machine.GetTimestamp();
        using var patience = new CancellationTokenSource(Patience, machine);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            Lease? lease = await leases.TakeLeaseAsync(name, _holder, Lasts, ends.Token).WaitAsync(ends.Token).ConfigureAwait(false);
            if (lease is null)
            {
                Lose();
            }
            else
            {
                Hold(lease.Epoch, asked);
            }
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            CoordinationLog.NotRenewed(log, name, e is OperationCanceledException ? "no answer" : e.Message);
        }
    }

    private void Hold(long epoch, long asked)
    {
        lock (_gate)
        {
            TimeSpan left = Ours - machine.GetElapsedTime(asked);
            if (Holds && epoch == _epoch && left > TimeSpan.Zero)
            {
                _asked = asked;
                _held!.CancelAfter(left);
                return;
            }
        }

        // Another may have had it meanwhile: what was begun under the token of before ends first.
        Lose();
        TaskCompletionSource<CancellationToken> waiting;
        CancellationToken token;
        lock (_gate)
        {
            TimeSpan left = Ours - machine.GetElapsedTime(asked);
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            (_epoch, _asked) = (epoch, asked);
            _held = new CancellationTokenSource(left, machine);
            token = _held.Token;
            token.Register(() => CoordinationLog.Lost(log, name));
            (waiting, _next) = (_next, New());
        }

        CoordinationLog.Held(log, name, epoch);
        waiting.SetResult(token);
    }

    private void Lose()
    {
        CancellationTokenSource? held;
        lock (_gate)
        {
            (held, _held) = (_held, null);
        }

        held?.Cancel();
        held?.Dispose();
    }

    private static TaskCompletionSource<CancellationToken> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
