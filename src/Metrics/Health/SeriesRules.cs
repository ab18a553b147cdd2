using Ioc.Metrics.Calendar;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health;

/// <summary>What the profile says about one (unit, system): hours, default interval, maintenance, retirement. Immutable, thread-safe.</summary>
internal sealed class SeriesRules
{
    private readonly WorkingCalendar calendar;

    /// <summary>Working time: judged in it whatever the system's own hours.</summary>
    public SeriesRules(Profile profile, Unit unit, GovernmentSystem system, bool workingTime = false)
    {
        calendar = profile.Calendar;
        Office = system.OfficeHours || workingTime;
        DefaultInterval = system.IntervalSeconds;
        Instant systemEnd = system.RetiredAfter?.End ?? Instant.Never;
        RetiredAt = Instant.Min(systemEnd, unit.ValidTo?.End ?? Instant.Never);
        Maintenance = Stretches.Normal(profile.Maintenance
            .Where(m => (m.Commune is null || m.Commune == unit.Code) && (m.System is null || m.System == system.Id))
            .Select(m => new Interval(m.From, m.To)));
    }

    /// <summary>Judged in working time only.</summary>
    public bool Office { get; }

    public int DefaultInterval { get; }

    /// <summary>From here on it is not monitored; Never while nothing is planned.</summary>
    public Instant RetiredAt { get; }

    /// <summary>Windows in order, apart from each other.</summary>
    public IReadOnlyList<Interval> Maintenance { get; }

    /// <summary>Whether a report at that time may open or close an outage.</summary>
    public bool Counts(Instant at) => !Office || calendar.IsWorkingTime(at);

    /// <summary>Three intervals after the instant: the earliest by which that much (working) time has passed.</summary>
    public Instant After(Instant from, int intervalSeconds)
    {
        if (from == Instant.Never)
        {
            return from;
        }

        var amount = new TimeSpan(3L * intervalSeconds * TimeSpan.TicksPerSecond);
        return Office ? calendar.AddWorkingTime(from, amount) : from + amount;
    }

    /// <summary>Whether any (working) time lies between the deadline and the instant: more than 3 intervals, not just 3.</summary>
    public bool IsPast(Instant deadline, Instant at) =>
        at > deadline && (!Office || calendar.WorkingTimeBetween(deadline, at) > TimeSpan.Zero);

    /// <summary>Time that counts as downtime, monitored or unobserved.</summary>
    public long Measure(Interval interval) => interval.IsEmpty ? 0
        : Office ? calendar.WorkingTimeBetween(interval.Start, interval.End).Ticks : (interval.End - interval.Start).Ticks;

    /// <summary>The start of an outage as it counts: one that would begin inside maintenance begins at its end.</summary>
    public Instant OutOfMaintenance(Instant start)
    {
        foreach (Interval window in Maintenance)
        {
            if (window.Contains(start))
            {
                return window.End;
            }
        }

        return start;
    }

    public bool InMaintenance(Instant at)
    {
        foreach (Interval window in Maintenance)
        {
            if (window.Contains(at))
            {
                return true;
            }
        }

        return false;
    }
}
