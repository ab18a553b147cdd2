namespace Ioc.Ingest.Telemetry;

/// <summary>Of a process that takes events in itself: it lives as long as it is ready.</summary>
internal sealed class ReadySign(IReadiness readiness) : ISignOfLife
{
    public bool IsGiven() => readiness.WhyNot().Count == 0;
}
