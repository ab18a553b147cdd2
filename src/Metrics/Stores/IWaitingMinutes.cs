using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>Minutes that the time-series store has not taken yet, kept with the state of record so that the end of a process does not lose them, and the gaps where one had to go. Thread-safe.</summary>
public interface IWaitingMinutes
{
    /// <summary>Keeps a minute; one that is there already stays as it is.</summary>
    Task KeepMinuteAsync(Instant minute, byte[] content, CancellationToken cancellation);

    /// <summary>All that wait, oldest first.</summary>
    Task<IReadOnlyList<(Instant Minute, byte[] Content)>> WaitingMinutesAsync(CancellationToken cancellation);

    /// <summary>Lets go of a minute, kept or not: it was written, or (gap) it is lost and recorded as such.</summary>
    Task LetGoOfMinuteAsync(Instant minute, bool gap, CancellationToken cancellation);

    /// <summary>Minutes in [from, to) that no chart will ever show, oldest first.</summary>
    Task<IReadOnlyList<Instant>> GapsAsync(Instant from, Instant to, CancellationToken cancellation);
}
