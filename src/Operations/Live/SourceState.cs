using Ioc.Metrics.Time;

namespace Ioc.Operations.Live;

/// <summary>Whether figures follow what the senders send.</summary>
public enum SourceCondition
{
    Live,

    /// <summary>We consume, but behind.</summary>
    Late,

    /// <summary>Nothing can be consumed or committed now.</summary>
    Down,
}

/// <summary>State of what feeds the board. CaughtUpAt: the instant up to which figures are complete. Trouble: why it is down, in words for an operator.</summary>
public sealed record SourceState(SourceCondition Condition, TimeSpan Lag, Instant CaughtUpAt, bool Simulated, string? Trouble)
{
    /// <summary>It is down and nothing was heard of it since the start of this process: Lag is the time since then, the least that it can be.</summary>
    public bool NeverHeard { get; init; }
}

/// <summary>Tells the state of the source at any moment. Thread-safe, quick.</summary>
public interface ISourceWatch
{
    SourceState Now(Instant now);
}
