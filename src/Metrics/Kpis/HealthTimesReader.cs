using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>Times of each unit's systems over a period, from the committed outages, incidents and unobserved windows. Thread-safe.</summary>
public sealed class HealthTimesReader(IKpiReader reader, Profile profile)
{
    /// <summary>A window that ended this long before the period may reach into it by its grace of 3 intervals.</summary>
    private static readonly TimeSpan LongestGrace = TimeSpan.FromDays(31);

    /// <summary>By unit, over [from, to); units without monitored systems are left out.</summary>
    public async Task<IReadOnlyDictionary<string, HealthTimes>> ReadAsync(Instant from, Instant to, CancellationToken cancellation) =>
        (await ReadAsync(null, from, to, cancellation).ConfigureAwait(false))(from, to);

    /// <summary>Reads what [from, to) needs once, of these units (null: all), and gives the times of any stretch within it.</summary>
    public async Task<Func<Instant, Instant, IReadOnlyDictionary<string, HealthTimes>>> ReadAsync(
        IReadOnlySet<string>? units, Instant from, Instant to, CancellationToken cancellation)
    {
        IReadOnlyList<HealthSeries> series = await reader.HealthSeriesAsync(cancellation).ConfigureAwait(false);
        IReadOnlyList<Outage> outages = await reader.OutagesAsync(from, to, cancellation).ConfigureAwait(false);
        IReadOnlyList<Incident> incidents = await reader.IncidentsAsync(from, to, cancellation).ConfigureAwait(false);
        IReadOnlyList<UnobservedWindow> unobserved = await reader.UnobservedAsync(from - LongestGrace, to, cancellation).ConfigureAwait(false);
        if (units is not null)
        {
            series = [.. series.Where(row => units.Contains(row.Unit))];
            outages = [.. outages.Where(outage => units.Contains(outage.Unit))];
        }

        return (start, end) => Availability.Compute(profile, series, outages, incidents, unobserved, start, end);
    }
}
