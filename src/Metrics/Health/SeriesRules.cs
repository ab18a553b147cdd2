using Ioc.Metrics.Calendar;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health;

/// <summary>What the profile says about one (unit, system): hours, default interval, maintenance, retirement. Thread-safe; only maintenance may change, as people plan it.</summary>
internal sealed class SeriesRules
{
    private readonly WorkingCalendar calendar;
    private readonly IReadOnlyList<MaintenanceWindow> plan;
    private readonly string unitCode;
    private readonly string systemId;
    private volatile Planned maintenance;

    /// <summary>Working time: judged in it whatever the system's own hours.</summary>
    public SeriesRules(Profile profile, Unit unit, GovernmentSystem system, bool workingTime = false)
    {
        calendar = profile.Calendar;
        Office = system.OfficeHours || workingTime;
        DefaultInterval = system.IntervalSeconds;
        Instant systemEnd = system.RetiredAfter?.End ?? Instant.Never;
        RetiredAt = Instant.Min(systemEnd, unit.ValidTo?.End ?? Instant.Never);
        (plan, unitCode, systemId) = (profile.Maintenance, unit.Code, system.Id);
        maintenance = Read();
    }

    /// <summary>Judged in working time only.</summary>
    public bool Office { get; }

    public int DefaultInterval { get; }

    /// <summary>From here on it is not monitored; Never while nothing is planned.</summary>
    public Instant RetiredAt { get; }

    /// <summary>Windows in order, apart from each other, as they are planned now.</summary>
    public IReadOnlyList<Interval> Maintenance
    {
        get
        {
            if (plan is MaintenancePlan changing && changing.Version != maintenance.Version)
            {
                maintenance = Read();
            }

            return maintenance.Windows;
        }
    }

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

    /// <summary>What would begin inside maintenance, or within 3 intervals of so many seconds after it, begins at the end of that (0: at the end of maintenance).</summary>
    public Instant OutOfMaintenance(Instant start, int grace)
    {
        foreach (Interval window in Maintenance)
        {
            Instant end = grace == 0 ? window.End : After(window.End, grace);
            start = window.Start <= start && start < end ? end : start;
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

    private Planned Read() => new(
        (plan as MaintenancePlan)?.Version ?? 0,
        Stretches.Normal(plan.Where(m => (m.Commune is null || m.Commune == unitCode) && (m.System is null || m.System == systemId)).Select(m => new Interval(m.From, m.To))));

    private sealed record Planned(int Version, Interval[] Windows);
}
