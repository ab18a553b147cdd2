using System.Diagnostics.Metrics;

namespace Ioc.Ingest.Background;

/// <summary>Meter `ioc.background`: how often each background service of this process failed and was begun again. Thread-safe.</summary>
public sealed class BackgroundFailures(IMeterFactory meters)
{
    private readonly Counter<long> _failures =
        meters.Create("ioc.background").CreateCounter<long>("ioc.background.failures", "{failure}", "Failures of background services; each was begun again");

    internal void Count(string service) => _failures.Add(1, new KeyValuePair<string, object?>("service", service));
}
