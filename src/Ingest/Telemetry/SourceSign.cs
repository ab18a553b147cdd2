using Ioc.Ingest.State;

namespace Ioc.Ingest.Telemetry;

/// <summary>
/// Of a dashboard beside workers: it lives while it is ready and the source is not down, or not for longer than <see cref="Patience"/>; a restart of workers
/// or of Kafka is no reason to wake anybody.
/// </summary>
internal sealed class SourceSign(IReadiness readiness, IngestState state) : ISignOfLife
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public bool IsGiven() => readiness.WhyNot().Count == 0 && state.DownFor <= Patience;
}
