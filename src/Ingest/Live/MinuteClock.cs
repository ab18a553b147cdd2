using Ioc.Metrics.Time;

namespace Ioc.Ingest.Live;

/// <summary>
/// Tells when a local minute is over, and when minutes passed unseen: the process was suspended, or the machine slept. A simulated clock may run so fast that a
/// minute is shorter than the time between two looks; what it skips is no sleep. Not thread-safe.
/// </summary>
internal sealed class MinuteClock(TimeProvider time)
{
    /// <summary>How many times the usual time between two looks is no longer usual.</summary>
    private const int Unusual = 10;

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private Instant? _looked;
    private TimeSpan _usual;

    /// <summary>Looks at the clock. The minute that is over since the last look, or null; with the one in which we woke, when whole minutes in between were slept through.</summary>
    public (Instant Start, Instant? WokeIn)? Look()
    {
        var now = Instant.From(time.GetUtcNow());
        Instant? before = _looked;
        _looked = now;
        if (before is not { } looked)
        {
            return null;
        }

        TimeSpan passed = now - looked;
        bool isUsual = passed <= _usual * Unusual;
        _usual = passed;
        Instant over = looked.Minute, minute = now.Minute;
        if (over == minute)
        {
            return null;
        }

        return (over, !isUsual && minute > over + Length ? minute : null);
    }
}
