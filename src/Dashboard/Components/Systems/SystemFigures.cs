using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;

namespace Ioc.Dashboard.Components.Systems;

/// <summary>One system at one unit over the calendar month so far: all hours, and working hours alone.</summary>
public sealed record SystemAtUnit(Unit Unit, HealthTimes Month, HealthTimes Working);

/// <summary>One calendar month of a system: all hours, and working hours alone.</summary>
public sealed record SystemMonth(LocalDay First, HealthTimes All, HealthTimes Working);

/// <summary>A system's availability by calendar month and by unit, and its incidents of 30 days. Maintenance and what we could not observe are left out. Immutable.</summary>
public sealed record SystemFigures(IReadOnlyList<SystemMonth> Months, IReadOnlyList<SystemAtUnit> Units, IReadOnlyList<Incident> Incidents)
{
    /// <summary>Months shown, this one included.</summary>
    private const int MonthsBack = 6;

    /// <summary>A window that ended this long before may reach into the period by its grace.</summary>
    private static readonly TimeSpan LongestGrace = TimeSpan.FromDays(31);

    public static async Task<SystemFigures> ReadAsync(IKpiReader reader, IDrillReader drill, Profile profile, string system, VisibleUnits visible, Instant now, CancellationToken cancellation)
    {
        Interval[] months = [.. MonthsOf(now)];
        List<HealthSeries> series = [.. (await drill.HealthSeriesOfSystemAsync(system, cancellation)).Where(row => visible.Contains(row.Unit))];
        List<Outage> outages = [.. (await drill.OutagesOfSystemAsync(system, months[0].Start, now, cancellation)).Where(outage => visible.Contains(outage.Unit))];
        IReadOnlyList<Incident> incidents = await drill.IncidentsOfSystemAsync(system, months[0].Start, now, cancellation);
        IReadOnlyList<UnobservedWindow> unobserved = await reader.UnobservedAsync(months[0].Start - LongestGrace, now, cancellation);
        var all = Availability.Each(profile, series, outages, incidents, unobserved, months);
        var working = Availability.Each(profile, series, outages, incidents, unobserved, months, workingTime: true);
        HashSet<long> held = [.. outages.Select(outage => outage.Incident).OfType<long>()];
        return new SystemFigures(
            [.. months.Select((month, i) => new SystemMonth(month.Start.Day, Sum(all.Values, i), Sum(working.Values, i))).Where(month => month.All.Monitored > TimeSpan.Zero).Reverse()],
            [.. all.Select(pair => new SystemAtUnit(profile.FindUnit(pair.Key.Unit)!, pair.Value[^1], working[pair.Key][^1]))
                .OrderBy(unit => unit.Month.Availability ?? 2).ThenBy(unit => unit.Unit.Index)],
            [.. incidents.Where(incident => incident.Resolved > now - TimeSpan.FromDays(30) && incident.MergedInto is null
                && ((incident.System == system && (incident.Unit is null ? visible.Province || held.Contains(incident.Id) : visible.Contains(incident.Unit))) || held.Contains(incident.Id)))
                .OrderByDescending(incident => incident.Opened)]);
    }

    private static HealthTimes Sum(IEnumerable<HealthTimes[]> series, int month) => series.Aggregate(default(HealthTimes), (sum, times) => sum + times[month]);

    private static IEnumerable<Interval> MonthsOf(Instant now)
    {
        LocalDay first = now.Day - (now.Day.Date.Day - 1);
        for (int back = MonthsBack - 1; back >= 0; back--)
        {
            DateOnly start = first.Date.AddMonths(-back);
            yield return new Interval(new LocalDay(start.DayNumber).Start, Instant.Min(new LocalDay(start.AddMonths(1).DayNumber).Start, now));
        }
    }
}
