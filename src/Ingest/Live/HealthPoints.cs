using Ioc.Metrics.Live;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Live;

/// <summary>Each system of each unit at a minute, where it is known: nothing for what was never heard of, is in maintenance, or was not observed.</summary>
internal static class HealthPoints
{
    public static List<HealthPoint> Of(LatestParts parts, Instant minute) =>
    [
        .. from part in parts.Health
           from system in part.Systems
           where system.State is SystemState.Up or SystemState.Degraded or SystemState.Down or SystemState.Silent
           select new HealthPoint(part.Unit, system.System, minute, system.State is SystemState.Up or SystemState.Degraded, system.LatencyMs),
    ];
}
