using Ioc.Ingest.Settings;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Worker;

/// <summary>
/// Decides when time is let act, when the store hears that we are here, and when we were blind: a pause of the process
/// itself (stopped, suspended, store stuck) or a broker that is away is nobody else's silence. Intervals are machine time. Used by the loop alone.
/// </summary>
internal sealed class WatchKeeper(IngestSettings settings, TimeProvider time)
{
    /// <summary>Without a tick for this long, what we missed is unobserved.</summary>
    private static readonly TimeSpan BlindAfter = TimeSpan.FromSeconds(10);

    /// <summary>What passes us by for this long is unobserved. Shorter than 3 of the shortest intervals (5 s), with those of our asking: before then nobody is judged silent.</summary>
    private static readonly TimeSpan UnseenAfter = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _machine = TimeProvider.System;
    private long _tick = TimeProvider.System.GetTimestamp();
    private long _heartbeat = TimeProvider.System.GetTimestamp();
    private long _publish = TimeProvider.System.GetTimestamp();
    private Instant _lastTick = Instant.From(time.GetUtcNow());
    private bool _seeing;

    /// <summary>An assignment was adopted: the ledgers were loaded and are blind until caught up.</summary>
    public void Adopted() => _seeing = false;

    /// <summary>What is due. ReachedEnd: all that the broker held when we began to look is committed. Unseen: for how long reports may have passed us by.</summary>
    public LaneOrders Due(bool reachedEnd, TimeSpan unseen)
    {
        TimeSpan since = _machine.GetElapsedTime(_tick);
        if (since < settings.TickEvery)
        {
            return default;
        }

        var now = Instant.From(time.GetUtcNow());
        Instant? blindSince = since > BlindAfter ? _lastTick : null;
        if (unseen > UnseenAfter)
        {
            blindSince = Instant.Min(blindSince ?? now, now - unseen);
        }

        _seeing &= blindSince is null;
        bool caughtUp = !_seeing && reachedEnd && blindSince is null;
        _seeing |= caughtUp;
        _tick = _machine.GetTimestamp();
        _lastTick = now;
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
