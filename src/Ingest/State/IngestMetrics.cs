using System.Diagnostics.Metrics;

namespace Ioc.Ingest.State;

/// <summary>Meter `ioc.ingest`. Counters are since the start of the process.</summary>
public sealed class IngestMetrics : IDisposable
{
    public const string MeterName = "ioc.ingest";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _events;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _forwarded;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _sinkFailures;
    private readonly Counter<long> _jumps;
    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _commit;

    public IngestMetrics(IngestState state)
    {
        _events = _meter.CreateCounter<long>("ioc.ingest.events", "{event}", "Accepted events, committed");
        _rejected = _meter.CreateCounter<long>("ioc.ingest.rejected", "{event}", "Dead letters by reason, committed");
        _forwarded = _meter.CreateCounter<long>("ioc.ingest.forwarded", "{event}", "Records moved to their home partition");
        _duplicates = _meter.CreateCounter<long>("ioc.ingest.duplicates", "{event}", "Events that we had already");
        _retries = _meter.CreateCounter<long>("ioc.ingest.commit.retries", "{commit}", "Commits that the store refused for the moment");
        _sinkFailures = _meter.CreateCounter<long>("ioc.ingest.live.failures", "{part}", "Live parts that a sink failed on");
        _jumps = _meter.CreateCounter<long>("ioc.ingest.jumps", "{jump}", "Records that the client passed over and that were read again");
        _batch = _meter.CreateHistogram<int>("ioc.ingest.batch", "{event}", "Events per commit");
        _commit = _meter.CreateHistogram<double>("ioc.ingest.commit", "s", "Time of a commit in the store");
        _meter.CreateObservableCounter("ioc.ingest.producers.replaced", () => state.ProducersReplaced.Times, "{producer}", "Kafka producers that could never send again");
        _meter.CreateObservableGauge("ioc.ingest.lag", () => state.Snapshot().LagSeconds, "s", "Age of the oldest record not yet committed");
        _meter.CreateObservableGauge("ioc.ingest.behind", () => state.Snapshot().Partitions.Sum(p => p.Behind), "{record}", "Records not yet consumed");
    }

    public void Dispose() => _meter.Dispose();

    internal void Committed(int events, TimeSpan took)
    {
        _events.Add(events);
        _batch.Record(events);
        _commit.Record(took.TotalSeconds);
    }

    internal void Rejected(string reason, long count) => _rejected.Add(count, new KeyValuePair<string, object?>("reason", reason));

    internal void Forwarded(long count) => _forwarded.Add(count);

    internal void Duplicates(long count) => _duplicates.Add(count);

    internal void Retried() => _retries.Add(1);

    internal void SinkFailed(string sink) => _sinkFailures.Add(1, new KeyValuePair<string, object?>("sink", sink));

    internal void Jumped() => _jumps.Add(1);
}
