using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>A unit's systems over 30 days, and its incidents with how its backlog grew meanwhile.</summary>
public sealed record UnitHealth(LocalDay First, IReadOnlyDictionary<string, HealthTimes[]> Strips, IReadOnlyList<UnitIncident> Incidents)
{
    public const int Days = 30;

    /// <summary>How many incidents of these days are not listed.</summary>
    public int MoreIncidents { get; init; }

    /// <summary>Most incidents listed, the newest.</summary>
    private const int MostIncidents = 30;

    public static async Task<UnitHealth> ReadAsync(IKpiReader reader, IDrillReader drill, Profile profile, string unit, Instant at, CancellationToken cancellation)
    {
        LocalDay first = at.Day - (Days - 1);
        IReadOnlyList<Outage> outages = await drill.OutagesOfAsync(unit, first.Start, at, cancellation);
        IReadOnlyList<Incident> all = await reader.IncidentsAsync(first.Start, at, cancellation);
        HashSet<long> held = [.. outages.Select(outage => outage.Incident).OfType<long>()];
        IReadOnlyList<HealthSeries> series = await drill.HealthSeriesOfAsync(unit, cancellation);
        IReadOnlyList<UnobservedWindow> unobserved = await reader.UnobservedAsync(first.Start - TimeSpan.FromDays(31), at, cancellation);
        Interval[] days = [.. Enumerable.Range(0, Days).Select(i => new Interval((first + i).Start, Instant.Min((first + i).End, at)))];
        IReadOnlyDictionary<(string Unit, string System), HealthTimes[]> strips = Availability.Each(profile, series, outages, all, unobserved, days);
        Incident[] known = [.. all.Where(incident => (incident.Unit == unit && incident.MergedInto is null) || held.Contains(incident.Id))];
        Incident[] own = [.. known.OrderByDescending(incident => incident.Opened).Take(MostIncidents)];
        var grown = new List<UnitIncident>();
        foreach (Incident incident in own)
        {
            grown.Add(new UnitIncident(incident, await drill.BacklogGrowthAsync([unit], incident.Opened, Instant.Min(incident.Resolved, at), cancellation)));
        }

        return new UnitHealth(first, strips.ToDictionary(strip => strip.Key.System, strip => strip.Value, StringComparer.Ordinal), grown) { MoreIncidents = known.Length - own.Length };
    }
}

/// <summary>An incident, and by how many dossiers in progress the unit grew from its opening to its end (or now).</summary>
public sealed record UnitIncident(Incident Incident, long Growth);
