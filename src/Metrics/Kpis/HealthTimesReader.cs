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
        Availability.Compute(
            profile,
            await reader.HealthSeriesAsync(cancellation).ConfigureAwait(false),
            await reader.OutagesAsync(from, to, cancellation).ConfigureAwait(false),
            await reader.IncidentsAsync(from, to, cancellation).ConfigureAwait(false),
            await reader.UnobservedAsync(from - LongestGrace, to, cancellation).ConfigureAwait(false),
            from,
            to);
}
