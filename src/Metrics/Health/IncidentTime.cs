using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health;

/// <summary>How long an incident lasts: by the clock, less the maintenance of what it is about (KPIS.md, Outages).</summary>
public static class IncidentTime
{
    /// <summary>Windows of its system at its commune, of a whole system or of a whole commune, as the incident is of them, that overlap it up to now.</summary>
    public static IEnumerable<MaintenanceWindow> Maintenance(Incident incident, Profile profile, Instant now)
    {
        Instant end = Instant.Min(incident.Resolved, now);
        return profile.Maintenance.Where(window =>
            (window.Commune is null || window.Commune == incident.Unit) && (window.System is null || window.System == incident.System) && window.From < end && window.To > incident.Opened);
    }

    /// <summary>Within [from, to); to: now, when it is not over by then.</summary>
    public static TimeSpan Length(Incident incident, Profile profile, Instant from, Instant to) => Measure(incident, profile, from, to, (start, end) => end - start);

    /// <summary>From its opening to its end, or to now.</summary>
    public static TimeSpan Length(Incident incident, Profile profile, Instant now) => Length(incident, profile, incident.Opened, now);

    /// <summary>The same of one that is resolved, in working time.</summary>
    public static TimeSpan WorkingLength(Incident incident, Profile profile) => Measure(incident, profile, incident.Opened, incident.Resolved, profile.Calendar.WorkingTimeBetween);

    private static TimeSpan Measure(Incident incident, Profile profile, Instant from, Instant to, Func<Instant, Instant, TimeSpan> measure)
    {
        Interval within = new Interval(incident.Opened, incident.Resolved).Clip(from, to);
        TimeSpan length = within.IsEmpty ? TimeSpan.Zero : measure(within.Start, within.End);
        foreach (Interval window in Stretches.Normal(Maintenance(incident, profile, to).Select(window => new Interval(window.From, window.To).Clip(within.Start, within.End))))
        {
            length -= measure(window.Start, window.End);
        }

        return length;
    }
}
