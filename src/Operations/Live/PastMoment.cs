using Ioc.Metrics.Time;

namespace Ioc.Operations.Live;

/// <summary>
/// What was recorded of how complete the board was at a moment of the past. Condition: the worst of that minute, null when no record says it. Missed: the minute itself was not recorded, and the store says so.
/// UnobservedSince: we did not observe systems then, since when. Reporting: units that reported then; null when not recorded.
/// </summary>
public sealed record PastMoment(SourceCondition? Condition, TimeSpan Lag, bool Missed, Instant? UnobservedSince, IReadOnlySet<string>? Reporting)
{
    /// <summary>Whether anything is known against the completeness of the board, apart from units that did not report.</summary>
    public bool IsTroubled => Missed || UnobservedSince is not null || Condition is SourceCondition.Late or SourceCondition.Down;

    /// <summary>Nobody can say whether the board was complete.</summary>
    public bool IsUnknown => Condition is null && !IsTroubled;

    /// <summary>As the board of that moment would have been told.</summary>
    public SourceState Source(Instant at, bool simulated) => new(Missed ? SourceCondition.Down : Condition ?? SourceCondition.Live, Lag, at, simulated, null);
}
