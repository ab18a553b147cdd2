using System.Diagnostics.Metrics;

namespace Ioc.Ingest.Background;

/// <summary>Meter `ioc.background`: how often each background service of this process failed and was begun again. Thread-safe.</summary>
public sealed class BackgroundFailures : IDisposable
{
    private readonly Meter _meter = new("ioc.background");
    private readonly Counter<long> _failures;

    public BackgroundFailures() => _failures = _meter.CreateCounter<long>("ioc.background.failures", "{failure}", "Failures of background services; each was begun again");

    public void Dispose() => _meter.Dispose();

    internal void Count(string service) => _failures.Add(1, new KeyValuePair<string, object?>("service", service));
}
