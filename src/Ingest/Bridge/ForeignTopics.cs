using System.Collections.Immutable;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Bridge;

/// <summary>
/// Reads foreign topics as a member of the bridge's own group. Offsets are committed by <see cref="Commit"/> alone; a partition is begun where the group stands, at its beginning when the group
/// never read it, and records that are gone are told. All calls on one thread.
/// </summary>
internal sealed class ForeignTopics : IDisposable
{
    private const int BatchRecords = 1_000;
    private const long BatchBytes = 8 * 1024 * 1024;
    private static readonly TimeSpan BatchAge = TimeSpan.FromMilliseconds(100), Patience = TimeSpan.FromSeconds(10), LookEvery = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<string> _topics;
    private readonly BridgeState _state;
    private readonly ILogger _log;
    private readonly IConsumer<byte[], byte[]> _consumer;
    private readonly ClientTrouble _trouble;

    /// <summary>Ours now, with the next offset to commit (<see cref="Offset.Unset"/>: it is committed).</summary>
    private readonly Dictionary<TopicPartition, Offset> _owned = [];
    private long _looked;

    public ForeignTopics(BridgeSettings settings, IReadOnlyList<string> topics, BridgeState state, ILogger log)
    {
        (_topics, _state, _log, _trouble) = (topics, state, log, new ClientTrouble(settings.Foreign.User));
        _consumer = new ConsumerBuilder<byte[], byte[]>(Config(settings))
            .SetPartitionsAssignedHandler((_, partitions) => [.. partitions.Select(Begin)])
            .SetPartitionsRevokedHandler((_, partitions) => Gone(partitions, orderly: true))
            .SetPartitionsLostHandler((_, partitions) => Gone(partitions, orderly: false))
            .SetLogHandler((_, message) => KafkaLog.Message(log, message))
            .SetErrorHandler((_, error) =>
            {
                KafkaLog.Error(log, error);
                _trouble.Heard(error);
            })
            .Build();
        _consumer.Subscribe(topics);
    }

    /// <summary>What came within a moment, 1,000 records or 8 MB at most. Throws <see cref="KafkaException"/> when the client is to be made anew.</summary>
    public List<ConsumeResult<byte[], byte[]>> Take()
    {
        var batch = new List<ConsumeResult<byte[], byte[]>>();
        long began = TimeProvider.System.GetTimestamp(), bytes = 0;
        for (TimeSpan left = BatchAge; left > TimeSpan.Zero && batch.Count < BatchRecords && bytes < BatchBytes; left = BatchAge - TimeProvider.System.GetElapsedTime(began))
        {
            try
            {
                if (_consumer.Consume(left) is { } record)
                {
                    batch.Add(record);
                    bytes += (record.Message.Key?.Length ?? 0) + (record.Message.Value?.Length ?? 0);
                }
            }
            catch (ConsumeException e) when (e.Error.IsMissing() || e.Error.Code == ErrorCode.TopicAuthorizationFailed)
            {
                _looked = 0; // the look says which topic, and the others are read on
            }
        }

        return batch;
    }

    /// <summary>Everything up to these records is done. A commit that a rebalance stands in the way of is made with the next one, or what it covered is read again by another member.</summary>
    public void Commit(IEnumerable<ConsumeResult<byte[], byte[]>> done)
    {
        foreach (ConsumeResult<byte[], byte[]> record in done)
        {
            if (_owned.ContainsKey(record.TopicPartition))
            {
                _owned[record.TopicPartition] = record.Offset + 1;
            }
        }

        CommitOwned([.. _owned.Keys]);
    }

    /// <summary>Every few seconds: whether the cluster answers and has the topics, and how far behind we are.</summary>
    public void Look()
    {
        if (_looked != 0 && TimeProvider.System.GetElapsedTime(_looked) < LookEvery)
        {
            return;
        }

        _looked = TimeProvider.System.GetTimestamp();
        _state.Contact(Contact());
        _state.Reads(_owned.Keys.ToImmutableDictionary(partition => partition, BehindOf));
        CommitOwned([.. _owned.Keys]);
    }

    /// <summary>Leaves the group; what is done is committed first.</summary>
    public void Dispose()
    {
        try
        {
            _consumer.Close();
        }
        catch (KafkaException e)
        {
            BridgeLog.NotLeft(_log, e.Error.Reason);
        }

        _consumer.Dispose();
        _state.Reads(ImmutableDictionary<TopicPartition, long>.Empty);
    }

    private static ConsumerConfig Config(BridgeSettings settings) => settings.Foreign.Apply(new ConsumerConfig
    {
        ClientId = "ioc-bridge",
        GroupId = settings.Group,
        GroupInstanceId = settings.Foreign.Member,
        PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,
        SessionTimeoutMs = (int)settings.Foreign.SessionTimeout.TotalMilliseconds,
        HeartbeatIntervalMs = Math.Min(3_000, (int)settings.Foreign.SessionTimeout.TotalMilliseconds / 6),
        EnableAutoCommit = false, // an offset is committed when our brokers have acknowledged what became of the record
        EnableAutoOffsetStore = false,
        AutoOffsetReset = AutoOffsetReset.Error, // an offset that is gone is told, never jumped over
        IsolationLevel = IsolationLevel.ReadCommitted,
        AllowAutoCreateTopics = false,
        FetchQueueBackoffMs = 10,
        FetchWaitMaxMs = 100,
        QueuedMaxMessagesKbytes = 16 * 1024,
        TopicMetadataRefreshIntervalMs = 10_000, // the default of 5 min would be how long a topic that is there at last goes unseen
    });

    /// <summary>Where a partition that is ours now is begun.</summary>
    private TopicPartitionOffset Begin(TopicPartition partition)
    {
        Offset committed = _consumer.Committed([partition], Patience)[0].Offset;
        WatermarkOffsets there = _consumer.QueryWatermarkOffsets(partition, Patience);
        _owned[partition] = Offset.Unset;
        Offset begin = committed == Offset.Unset || committed < there.Low || committed > there.High ? there.Low : committed;
        if (committed != Offset.Unset && begin != committed)
        {
            bool deleted = committed < there.Low;
            string words = deleted
                ? $"{partition.Topic}[{partition.Partition.Value}]: records {committed.Value} to {there.Low.Value - 1} were deleted before they were read"
                : $"{partition.Topic}[{partition.Partition.Value}] ends at {there.High.Value}, before {committed.Value} where we stood: it was made anew or lost its end, and is read from its beginning";
            _state.Gap(words, deleted ? there.Low - committed : 0);
            BridgeLog.Gap(_log, words);
        }

        return new TopicPartitionOffset(partition, begin);
    }

    private void Gone(List<TopicPartitionOffset> given, bool orderly)
    {
        TopicPartition[] partitions = [.. given.Select(partition => partition.TopicPartition)];
        if (orderly)
        {
            CommitOwned(partitions);
        }

        foreach (TopicPartition partition in partitions)
        {
            _owned.Remove(partition);
        }
    }

    private void CommitOwned(TopicPartition[] partitions)
    {
        TopicPartitionOffset[] offsets = [.. partitions.Where(partition => _owned.TryGetValue(partition, out Offset next) && next != Offset.Unset).Select(partition => new TopicPartitionOffset(partition, _owned[partition]))];
        if (offsets.Length == 0)
        {
            return;
        }

        try
        {
            _consumer.Commit(offsets);
            foreach (TopicPartitionOffset offset in offsets)
            {
                _owned[offset.TopicPartition] = Offset.Unset;
            }
        }
        catch (KafkaException e) when (!e.Error.IsUnauthorised())
        {
            BridgeLog.NotCommitted(_log, e.Error.Reason);
        }
    }

    /// <summary>Null: the cluster answers, and we are in the group.</summary>
    private string? Contact()
    {
        try
        {
            using IAdminClient admin = new DependentAdminClientBuilder(_consumer.Handle).Build();
            foreach (string topic in _topics)
            {
                TopicMetadata found = admin.GetMetadata(topic, LookEvery).Topics.Single(each => each.Topic == topic);
                _state.Topic(topic, found.Error.IsError ? found.Error.On($"topic {topic}", "Describe", null).Reason : found.Partitions.Count == 0 ? $"topic {topic}: it has no partitions" : null);
            }

            _trouble.Passed();
            return _consumer.MemberId is { Length: > 0 } ? null : $"not in the group yet";
        }
        catch (KafkaException e)
        {
            return "foreign topics: " + _trouble.Explain(e.Error).Reason;
        }
    }

    private long BehindOf(TopicPartition partition)
    {
        Offset end = _consumer.GetWatermarkOffsets(partition).High, at = _consumer.Position(partition);
        return end.Value >= 0 && at.Value >= 0 ? Math.Max(0, end - at) : 0;
    }
}
