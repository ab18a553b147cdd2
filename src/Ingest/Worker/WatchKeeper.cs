using Ioc.Metrics.Time;

namespace Ioc.Ingest.Worker;

/// <summary>
/// Decides when time is let act, when the store hears that we are here, and when we were blind: a pause of the process
/// itself (stopped, suspended, store stuck) is nobody else's silence. Intervals are machine time. Used by the loop alone.
/// </summary>
internal sealed class WatchKeeper(IngestSettings settings, TimeProvider time)
{
    /// <summary>Without a tick for this long, what we missed is unobserved.</summary>
    private static readonly TimeSpan BlindAfter = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _machine = TimeProvider.System;
    private long _tick = TimeProvider.System.GetTimestamp();
    private long _heartbeat = TimeProvider.System.GetTimestamp();
    private long _publish = TimeProvider.System.GetTimestamp();
    private Instant _lastTick = Instant.From(time.GetUtcNow());
    private bool _seeing;

    /// <summary>An assignment was adopted: the ledgers were loaded and are blind until caught up.</summary>
    public void Adopted() => _seeing = false;

    /// <summary>What is due. ReachedEnd: all that the broker held when we began to look is committed.</summary>
    public LaneOrders Due(bool reachedEnd)
    {
        TimeSpan since = _machine.GetElapsedTime(_tick);
        if (since < settings.TickEvery)
        {
            return default;
        }

        Instant? blindSince = since > BlindAfter ? _lastTick : null;
        _seeing &= blindSince is null;
        bool caughtUp = !_seeing && reachedEnd && blindSince is null;
        _seeing |= caughtUp;
        _tick = _machine.GetTimestamp();
        _lastTick = Instant.From(time.GetUtcNow());
        return new LaneOrders(Tick: true, Passed(ref _heartbeat, settings.HeartbeatEvery), Passed(ref _publish, settings.RepublishEvery), blindSince, caughtUp);
    }

    private bool Passed(ref long since, TimeSpan interval)
    {
        if (_machine.GetElapsedTime(since) < interval)
        {
            return false;
        }

        since = _machine.GetTimestamp();
        return true;
    }
}
