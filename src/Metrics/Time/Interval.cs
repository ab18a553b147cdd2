namespace Ioc.Metrics.Time;

/// <summary>Half-open stretch of time: <see cref="Start"/> included, <see cref="End"/> excluded (<see cref="Instant.Never"/> while it lasts).</summary>
public readonly record struct Interval(Instant Start, Instant End)
{
    /// <summary>True when it holds no instant.</summary>
    public bool IsEmpty => End <= Start;

    public bool Contains(Instant instant) => Start <= instant && instant < End;

    public Interval Clip(Instant from, Instant to) => new(Instant.Max(Start, from), Instant.Min(End, to));
}
