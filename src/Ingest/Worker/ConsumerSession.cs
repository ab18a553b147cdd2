using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Worker;

/// <summary>
/// Our member of the consumer group. Where to begin is never Kafka's to say: a new assignment stands empty until
/// <see cref="StartFrom"/>. All calls and callbacks on the loop's thread.
/// </summary>
internal sealed class ConsumerSession : IDisposable
{
    private readonly IConsumer<byte[], byte[]> _consumer;
    private readonly Dictionary<TopicPartition, Cursor> _cursors = [];
    private readonly IngestState _state;
    private readonly Action _beforeRevoke;
    private List<TopicPartition>? _assigned;
    private Cursor? _last;

    public ConsumerSession(EventStream stream, string group, IngestState state, Action beforeRevoke, ILogger log)
    {
        _state = state;
        _beforeRevoke = beforeRevoke;
        _consumer = new ConsumerBuilder<byte[], byte[]>(KafkaSettings.Consumer(stream, group))
            .SetPartitionsAssignedHandler((_, partitions) => Assigned(partitions))
            .SetPartitionsRevokedHandler((_, _) => Revoked(orderly: true))
            .SetPartitionsLostHandler((_, _) => Revoked(orderly: false))
            .SetLogHandler((_, message) => KafkaLog.Message(log, message))
            .SetErrorHandler((_, error) => Trouble(error, log))
            .Build();
    }

    public Handle Handle => _consumer.Handle;

    /// <summary>A new assignment waits to be adopted; null: none.</summary>
    public IReadOnlyList<TopicPartition>? NewAssignment => _assigned;

    /// <summary>Every assigned partition was read to its end, and nothing came after.</summary>
    public bool AtEnd => _cursors.Count > 0 && _cursors.Values.All(cursor => cursor.AtEnd);

    public void Subscribe(IEnumerable<string> topics) => _consumer.Subscribe(topics);

    /// <summary>The next record, or null. Throws <see cref="OffsetsLostException"/> when the broker no longer has the offset to read.</summary>
    public ConsumeResult<byte[], byte[]>? Poll(TimeSpan wait)
    {
        ConsumeResult<byte[], byte[]>? result;
        try
        {
            result = _consumer.Consume(wait);
        }
        catch (ConsumeException e) when (e.Error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange)
        {
            throw new OffsetsLostException(e.ConsumerRecord.TopicPartition, e.Error.Reason);
        }
        catch (ConsumeException e) when (!e.Error.IsFatal)
        {
            _state.BrokerSays(e.Error.Reason);
            return null;
        }

        if (result is null || CursorOf(result) is not { } cursor)
        {
            return null;
        }

        _state.BrokerSays(null);
        cursor.AtEnd = result.IsPartitionEOF;
        if (result.IsPartitionEOF)
        {
            return null;
        }

        cursor.Next = result.Offset.Value + 1;
        return result;
    }

    /// <summary>Reads these partitions, and no others, from these offsets on.</summary>
    public void StartFrom(IEnumerable<TopicPartitionOffset> positions)
    {
        _assigned = null;
        Forget();
        foreach (TopicPartitionOffset position in positions)
        {
            _cursors[position.TopicPartition] = new Cursor(position.TopicPartition, position.Offset.Value);
        }

        Reassign();
        _state.BrokerSays(null);
    }

    /// <summary>Stops reading; all partitions but the one that another took are to be adopted anew.</summary>
    public void AdoptAgain(TopicPartition? fenced)
    {
        _assigned ??= [.. _cursors.Keys.Where(partition => partition != fenced)];
        Forget();
        Reassign();
    }

    /// <summary>Goes on behind a loss; what was lost.</summary>
    public OffsetLoss SkipLoss(TopicPartition partition)
    {
        WatermarkOffsets kept = _consumer.QueryWatermarkOffsets(partition, KafkaSettings.MetadataTimeout);
        var loss = new OffsetLoss(partition, _cursors[partition].Next, kept.Low.Value);
        _cursors[partition].Next = kept.Low.Value;
        Reassign();
        return loss;
    }

    /// <summary>Records that the broker has beyond our position, as far as known.</summary>
    public long Behind(TopicPartition partition) =>
        _consumer.GetWatermarkOffsets(partition).High is { IsSpecial: false } high ? Math.Max(0, high.Value - (_cursors.GetValueOrDefault(partition)?.Next ?? high.Value)) : 0;

    /// <summary>Tells Kafka what is committed, in the background, for lag tools.</summary>
    public void Store(TopicPartition partition, long next)
    {
        if (_cursors.ContainsKey(partition))
        {
            _consumer.StoreOffset(new TopicPartitionOffset(partition, next));
        }
    }

    public void Pause() => _consumer.Pause(_cursors.Keys);

    public void Resume() => _consumer.Resume(_cursors.Keys);

    public void Dispose()
    {
        _consumer.Close();
        _consumer.Dispose();
    }

    private void Reassign() => _consumer.Assign(_cursors.Values.Select(cursor => new TopicPartitionOffset(cursor.Partition, cursor.Next)));

    private IEnumerable<TopicPartitionOffset> Assigned(List<TopicPartition> partitions)
    {
        _assigned = partitions;
        return [];
    }

    private void Revoked(bool orderly)
    {
        if (orderly)
        {
            _beforeRevoke();
        }

        _assigned = [];
        Forget();
    }

    /// <summary>Records come in runs of a partition: the last one's cursor mostly is the next one's.</summary>
    private Cursor? CursorOf(ConsumeResult<byte[], byte[]> result)
    {
        if (_last is null || _last.Partition.Partition != result.Partition || _last.Partition.Topic != result.Topic)
        {
            _last = _cursors.GetValueOrDefault(result.TopicPartition);
        }

        return _last;
    }

    private void Forget()
    {
        _last = null;
        _cursors.Clear();
    }

    private void Trouble(Error error, ILogger log)
    {
        KafkaLog.Error(log, error);
        if (error.IsFatal || error.Code == ErrorCode.Local_AllBrokersDown)
        {
            _state.BrokerSays(error.Reason);
        }
    }

    /// <summary>Where we are in a partition, and whether the broker has no more of it.</summary>
    private sealed class Cursor(TopicPartition partition, long next)
    {
        public TopicPartition Partition { get; } = partition;

        public long Next { get; set; } = next;

        public bool AtEnd { get; set; }
    }
}

/// <summary>The broker no longer has the offsets that we came for.</summary>
internal sealed class OffsetsLostException(TopicPartition partition, string reason) : Exception(reason)
{
    public TopicPartition Partition { get; } = partition;
}
