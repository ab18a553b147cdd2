using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>Minute values as they were seen live, and daily values re-derived from counters (SQLite, InfluxDB). Ingest never waits for it.</summary>
public interface ITimeSeriesStore : IAsyncDisposable
{
    Task OpenAsync(CancellationToken cancellation);

    /// <summary>Writes absolute values; the same point written again replaces.</summary>
    Task WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellation);

    /// <summary>Values of one field of one scope (`province` or a unit's code) in [from, to), oldest first, thinned to the last value of each step.</summary>
    Task<IReadOnlyList<(Instant Time, double Value)>> ReadAsync(string scope, string field, Instant from, Instant to, TimeSpan step, CancellationToken cancellation);

    /// <summary>Deletes what is past the store's retention at this instant.</summary>
    Task PruneAsync(Instant now, CancellationToken cancellation);
}

/// <summary>Values of one scope at one minute. Fields are named as in the KPI sheet (received, backlog, …); counts are of the local day so far.</summary>
public sealed record SeriesPoint(string Scope, Instant Time, IReadOnlyDictionary<string, double> Fields);
