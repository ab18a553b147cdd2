using System.Diagnostics.Metrics;

namespace Ioc.Ingest.Bridge;

/// <summary>Meter `ioc.bridge`. Counters are since the start of the process; what is read again after a failure counts again.</summary>
internal sealed class BridgeMetrics
{
    private readonly Counter<long> _records;
    private readonly Counter<long> _events;
    private readonly Counter<long> _ignored;
    private readonly Counter<long> _rejected;

    public BridgeMetrics(BridgeState state, IMeterFactory meters)
    {
        Meter meter = meters.Create("ioc.bridge");
        _records = meter.CreateCounter<long>("ioc.bridge.records", "{record}", "Foreign records read, by mapping");
        _events = meter.CreateCounter<long>("ioc.bridge.events", "{event}", "Events acknowledged by our brokers, by mapping");
        _ignored = meter.CreateCounter<long>("ioc.bridge.ignored", "{record}", "Records that a mapping leaves out");
        _rejected = meter.CreateCounter<long>("ioc.bridge.rejected", "{event}", "Dead letters acknowledged by our brokers, by mapping and reason");
        meter.CreateObservableCounter("ioc.bridge.lost", () => state.Lost, "{record}", "Foreign records that were gone before they were read");
        meter.CreateObservableGauge("ioc.bridge.behind", () => state.Behind.Values.Sum(), "{record}", "Foreign records not yet read");
        meter.CreateObservableGauge("ioc.bridge.partitions", () => state.Behind.Count, "{partition}", "Foreign partitions that are read here");
    }

    public void Add(string mapping, MappedCounts counts)
    {
        var of = new KeyValuePair<string, object?>("mapping", mapping);
        _records.Add(counts.Records, of);
        _events.Add(counts.Events, of);
        _ignored.Add(counts.Ignored, of);
        foreach ((string reason, long count) in counts.Rejected)
        {
            _rejected.Add(count, of, new KeyValuePair<string, object?>("reason", reason));
        }
    }
}
