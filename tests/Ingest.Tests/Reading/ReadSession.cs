using System.Diagnostics;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Worker.Reading;
using Ioc.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests.Reading;

/// <summary>A session that reads one partition, as the loop uses it, and what it told.</summary>
internal sealed class ReadSession : ISessionOwner, IDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(50);

    private readonly IngestMetrics _metrics;
    private readonly TopicPartition _partition;

    public ReadSession(EventStream stream, TopicPartition partition)
    {
        _partition = partition;
        var state = new IngestState(TestClock.Shared, new IngestSettings());
        _metrics = new IngestMetrics(state, new TestMeters());
        var parts = new ReadingParts(
            Duty.Province with { Topics = [partition.Topic] }, stream, new IngestSettings { Group = partition.Topic }, state, _metrics, NullLogger.Instance);
        Session = new ConsumerSession(parts, this);
        Session.TakeAll([partition]);
        Session.TakeWaiting();
    }

    public ConsumerSession Session { get; }

    public List<long> Offsets { get; } = [];

    public List<OffsetLoss> Losses { get; } = [];

    /// <summary>Of the leader that wrote the last record.</summary>
    public int? LeaderEpoch { get; private set; }

    public long SkippedTo { get; private set; }

    /// <summary>Polls until the partition has no more, and then until this many records came.</summary>
    public void ReadToEnd(int atLeast = 0) => ReadUntil(() => Session.AtEnd && Offsets.Count >= atLeast);

    /// <summary>Polls until then.</summary>
    public void ReadUntil(Func<bool> done)
    {
        for (long began = Stopwatch.GetTimestamp(); !done();)
        {
            if (Session.Poll(Wait) is { } record)
            {
                Add(record);
            }

            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(60), $"read {string.Join(' ', Offsets)}");
        }
    }

    /// <summary>Polls until so many more came.</summary>
    public void ReadMore(int count)
    {
        for (int before = Offsets.Count; Offsets.Count < before + count;)
        {
            if (Session.Poll(Wait) is { } record)
            {
                Add(record);
            }
        }
    }

    private void Add(ConsumeResult<byte[], byte[]> record)
    {
        Offsets.Add(record.Offset.Value);
        LeaderEpoch = record.LeaderEpoch;
    }

    public bool HasReachedEnd => Session.HasReachedEnd(_ => Math.Max(SkippedTo, Offsets.Count == 0 ? 0 : Offsets[^1] + 1));

    public void Dispose()
    {
        Session.Dispose();
    }

    void ISessionOwner.Released(IReadOnlyList<TopicPartition> partitions, bool orderly) => throw new InvalidOperationException($"{_partition} is nobody else's");

    void ISessionOwner.Skipped(TopicPartition partition, long next, int? leaderEpoch) => SkippedTo = next;

    void ISessionOwner.Lost(OffsetLoss loss) => Losses.Add(loss);

    bool ISessionOwner.IsMadeAnew(string topic) => false;
}
