using System.Diagnostics.Metrics;

namespace Ioc.Ingest.State;

/// <summary>Meter `ioc.ingest`. Counters are since the start of the process.</summary>
public sealed class IngestMetrics
{
    public const string MeterName = "ioc.ingest";

    private static readonly InstrumentAdvice<int> Sizes = new() { HistogramBucketBoundaries = [1, 10, 100, 1_000, 10_000] };
    private static readonly InstrumentAdvice<double> Times = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    private readonly Counter<long> _events;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _forwarded;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _sinkFailures;
    private readonly Counter<long> _jumps;
    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _commit;

    public IngestMetrics(IngestState state, IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        _events = meter.CreateCounter<long>("ioc.ingest.events", "{event}", "Accepted events, committed");
        _rejected = meter.CreateCounter<long>("ioc.ingest.rejected", "{event}", "Dead letters by reason, committed");
        _forwarded = meter.CreateCounter<long>("ioc.ingest.forwarded", "{event}", "Records moved to their home partition");
        _duplicates = meter.CreateCounter<long>("ioc.ingest.duplicates", "{event}", "Events that we had already");
        _retries = meter.CreateCounter<long>("ioc.ingest.commit.retries", "{commit}", "Commits that the store refused for the moment");
        _sinkFailures = meter.CreateCounter<long>("ioc.ingest.live.failures", "{part}", "Live parts that a sink failed on");
        _jumps = meter.CreateCounter<long>("ioc.ingest.jumps", "{jump}", "Records that the client passed over and that were read again");
        _batch = meter.CreateHistogram("ioc.ingest.batch", "{event}", "Events per commit", null, Sizes);
        _commit = meter.CreateHistogram("ioc.ingest.commit", "s", "Time of a commit in the store", null, Times);
        meter.CreateObservableCounter("ioc.ingest.producers.replaced", () => state.ProducersReplaced.Times, "{producer}", "Kafka producers that could never send again");
        meter.CreateObservableGauge("ioc.ingest.lag", () => state.Snapshot().LagSeconds, "s", "Age of the oldest record not yet committed");
        meter.CreateObservableGauge("ioc.ingest.behind", () => state.Snapshot().Partitions.Sum(p => p.Behind), "{record}", "Records not yet consumed");
    }

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
