using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>Reads one minute of all units at once, for who looks back at it. Thread-safe.</summary>
public interface IUnitMinutes
{
    /// <summary>Values of a field at the minute that begins then, by unit; units of which nothing was written are left out.</summary>
    Task<IReadOnlyDictionary<string, double>> UnitsAsync(string field, Instant minute, CancellationToken cancellation);
}
