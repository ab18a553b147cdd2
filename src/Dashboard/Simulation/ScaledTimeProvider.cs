namespace Ioc.Dashboard.Simulation;

/// <summary>
/// The clock of a simulated province: it starts at the real time and runs <paramref name="speed"/> times as fast (--speed). Delays and
/// timers shrink with it, so nothing else knows. At speed 1 it follows the real clock. Thread-safe.
/// </summary>
public sealed class ScaledTimeProvider(TimeProvider real, double speed) : TimeProvider
{
    private readonly DateTimeOffset _start = real.GetUtcNow();
    private readonly long _startStamp = real.GetTimestamp();
    private long _ahead;

    public double Speed { get; } = speed;

    /// <summary>Ticks of 100 ns, scaled.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() =>
        (Speed == 1 ? real.GetUtcNow() : _start + Elapsed) + TimeSpan.FromTicks(Volatile.Read(ref _ahead));

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(real.CreateTimer(callback, state, Shrink(dueTime), Shrink(period)), Shrink);

    /// <summary>Puts the clock forward when it is behind: an earlier run, faster than real time, has been there already.</summary>
    public void NotBefore(DateTimeOffset time)
    {
        DateTimeOffset now = GetUtcNow();
        if (now < time)
        {
            Interlocked.Add(ref _ahead, (time - now).Ticks);
        }
    }

    private TimeSpan Elapsed => real.GetElapsedTime(_startStamp) * Speed;

    private TimeSpan Shrink(TimeSpan time) =>
        time <= TimeSpan.Zero ? time : TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerMillisecond, (long)(time.Ticks / Speed)));

    private sealed class ScaledTimer(ITimer inner, Func<TimeSpan, TimeSpan> shrink) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(shrink(dueTime), shrink(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
