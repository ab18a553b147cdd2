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
    private readonly HashSet<TopicPartition> _atEnd = [];
    private readonly Dictionary<TopicPartition, long> _positions = [];
    private readonly IngestState _state;
    private readonly Action _beforeRevoke;
    private List<TopicPartition>? _assigned;

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
    public bool AtEnd => _positions.Count > 0 && _atEnd.Count == _positions.Count;

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

        if (result is null || !_positions.ContainsKey(result.TopicPartition))
        {
            return null;
        }

        _state.BrokerSays(null);
        if (result.IsPartitionEOF)
        {
            _atEnd.Add(result.TopicPartition);
            return null;
        }

        _atEnd.Remove(result.TopicPartition);
        _positions[result.TopicPartition] = result.Offset.Value + 1;
        return result;
    }

    /// <summary>Reads these partitions, and no others, from these offsets on.</summary>
    public void StartFrom(IEnumerable<TopicPartitionOffset> positions)
    {
        _assigned = null;
        _positions.Clear();
        _atEnd.Clear();
        foreach (TopicPartitionOffset position in positions)
        {
            _positions[position.TopicPartition] = position.Offset.Value;
        }

        Reassign();
        _state.BrokerSays(null);
    }

    /// <summary>Stops reading; all partitions but the one that another took are to be adopted anew.</summary>
    public void AdoptAgain(TopicPartition? fenced)
    {
        _assigned ??= [.. _positions.Keys.Where(partition => partition != fenced)];
        _positions.Clear();
        _atEnd.Clear();
        Reassign();
    }

    /// <summary>Goes on behind a loss; what was lost.</summary>
    public OffsetLoss SkipLoss(TopicPartition partition)
    {
        WatermarkOffsets kept = _consumer.QueryWatermarkOffsets(partition, KafkaSettings.MetadataTimeout);
        var loss = new OffsetLoss(partition, _positions[partition], kept.Low.Value);
        _positions[partition] = kept.Low.Value;
        Reassign();
        return loss;
    }

    /// <summary>Records that the broker has beyond our position, as far as known.</summary>
    public long Behind(TopicPartition partition) =>
        _consumer.GetWatermarkOffsets(partition).High is { IsSpecial: false } high ? Math.Max(0, high.Value - _positions.GetValueOrDefault(partition)) : 0;

    /// <summary>Tells Kafka what is committed, in the background, for lag tools.</summary>
    public void Store(TopicPartition partition, long next)
    {
        if (_positions.ContainsKey(partition))
        {
            _consumer.StoreOffset(new TopicPartitionOffset(partition, next));
        }
    }

    public void Pause() => _consumer.Pause(_positions.Keys);

    public void Resume() => _consumer.Resume(_positions.Keys);

    public void Dispose()
    {
        _consumer.Close();
        _consumer.Dispose();
    }

    private void Reassign() => _consumer.Assign(_positions.Select(position => new TopicPartitionOffset(position.Key, position.Value)));

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
        _positions.Clear();
        _atEnd.Clear();
    }

    private void Trouble(Error error, ILogger log)
    {
        KafkaLog.Error(log, error);
        if (error.IsFatal || error.Code == ErrorCode.Local_AllBrokersDown)
        {
            _state.BrokerSays(error.Reason);
        }
    }
}

/// <summary>The broker no longer has the offsets that we came for.</summary>
internal sealed class OffsetsLostException(TopicPartition partition, string reason) : Exception(reason)
{
    public TopicPartition Partition { get; } = partition;
}
