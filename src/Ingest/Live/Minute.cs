using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Live;

/// <summary>What one minute says: figures of every scope, and each system when the series are archived.</summary>
internal sealed record Minute(Instant Start, IReadOnlyList<SeriesPoint> Points, IReadOnlyList<HealthPoint> Health);
