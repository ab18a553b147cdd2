using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Tests.Running;

/// <summary>Keeps the minute points it is given in memory; may be told to fail.</summary>
public sealed class ForgetfulSeries : ITimeSeriesStore
{
    public List<SeriesPoint> Points { get; } = [];

    public bool Fails { get; set; }

    public Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellation)
    {
        if (Fails)
        {
            throw new StoreUnavailableException("told to fail");
        }

        Points.AddRange(points);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<(Instant Time, double Value)>> ReadAsync(
        string scope, string field, Instant from, Instant to, TimeSpan step, CancellationToken cancellation) =>
        Fails ? throw new StoreUnavailableException("told to fail") : Task.FromResult<IReadOnlyList<(Instant, double)>>(
            [.. Points.Where(point => point.Scope == scope && point.Time >= from && point.Time < to).Select(point => (point.Time, point.Fields[field])).OrderBy(point => point.Time)]);

    public Task PruneAsync(Instant before, CancellationToken cancellation) => Task.CompletedTask;

    public ValueTask DisposeAsync() => default;
}
