using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Worker;

/// <summary>
/// Our consumer. Where to begin is never Kafka's to say: an assigned partition waits at its end, and nothing of it is taken, until
/// <see cref="Begin"/> names the offset. All calls and callbacks on the loop's thread.
/// </summary>
internal sealed class ConsumerSession : IDisposable
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(2), AskTimeout = TimeSpan.FromSeconds(1);

    private readonly IConsumer<byte[], byte[]> _consumer;
    private readonly bool _incremental;
    private readonly Dictionary<TopicPartition, Cursor> _cursors = [];
    private readonly HashSet<TopicPartition> _assigned = [];
    private readonly HashSet<TopicPartition> _waiting = [];
    private readonly IngestState _state;
    private readonly Action<IReadOnlyList<TopicPartition>, bool> _released;
    private bool _joined;
    private bool _troubled;
    private long _asked;
    private Cursor? _last;

    /// <summary>Released: partitions are being given up, in good order or not; called while they still are ours.</summary>
    public ConsumerSession(LoopParts parts, Action<IReadOnlyList<TopicPartition>, bool> released)
    {
        _state = parts.State;
        _released = released;
        _incremental = parts.Duty.InGroup;
        string group = parts.Settings.Group;
        ConsumerConfig settings = parts.Duty.InGroup
            ? KafkaSettings.Consumer(parts.Stream, group)
            : KafkaSettings.Reader(parts.Stream, parts.Stream.Embedded ? group : $"{group}-{parts.Duty.Name}");
        _consumer = new ConsumerBuilder<byte[], byte[]>(settings)
            .SetPartitionsAssignedHandler((_, partitions) => Assigned(partitions))
            .SetPartitionsRevokedHandler((_, partitions) => Revoked(partitions, orderly: true))
            .SetPartitionsLostHandler((_, partitions) => Revoked(partitions, orderly: false))
            .SetLogHandler((_, message) => KafkaLog.Message(parts.Log, message))
            .SetErrorHandler((_, error) => Trouble(error, parts.Log))
            .Build();
    }

    /// <summary>Whether assigned partitions wait to be adopted.</summary>
    public bool SomeWait => _waiting.Count > 0;

    /// <summary>Every assigned partition was adopted and read to its end, and nothing came after. A member of the group may have none.</summary>
    public bool AtEnd => HasAll && _cursors.Values.All(cursor => cursor.AtEnd);

    private bool HasAll => _joined && _waiting.Count == 0 && _cursors.Count == _assigned.Count;

    /// <summary>
    /// Whether all is committed that each partition held when it was begun, or at <see cref="LookAgain"/>. Under a load that never pauses a partition is
    /// hardly ever found at its end, and still nothing was missed.
    /// </summary>
    public bool HasReachedEnd(Func<TopicPartition, long> committed) =>
        HasAll && _cursors.Values.All(cursor => (cursor.End ?? (cursor.AtEnd ? cursor.Next : null)) is { } end && committed(cursor.Partition) >= end);

    /// <summary>We were blind: what the partitions hold now is to be committed first.</summary>
    public void LookAgain()
    {
        foreach (Cursor cursor in _cursors.Values)
        {
            cursor.End = null;
        }
    }

    public void Subscribe(IEnumerable<string> topics) => _consumer.Subscribe(topics);

    /// <summary>Reads all of these, whatever a group says.</summary>
    public void TakeAll(IReadOnlyList<TopicPartition> partitions) => _consumer.Assign(Assigned(partitions));

    /// <summary>The partitions that wait, to be adopted now.</summary>
    public IReadOnlyList<TopicPartition> TakeWaiting()
    {
        TopicPartition[] taken = [.. _waiting];
        _waiting.Clear();
        return taken;
    }

    /// <summary>Whether it is still assigned to us.</summary>
    public bool IsAssigned(TopicPartition partition) => _assigned.Contains(partition);

    /// <summary>It could not be adopted, or its ledger was dropped: nothing of it is taken, and it waits again if it is still ours.</summary>
    public void WaitAgain(TopicPartition partition)
    {
        Leave(partition);
        if (_assigned.Contains(partition))
        {
            _waiting.Add(partition);
        }
    }

    /// <summary>Takes nothing of it any more; another owns it, whatever Kafka says.</summary>
    public void Leave(TopicPartition partition)
    {
        _last = null;
        _cursors.Remove(partition);
    }

    /// <summary>Reads the partition from this offset on.</summary>
    public void Begin(TopicPartition partition, long offset)
    {
        _last = null;
        _cursors[partition] = new Cursor(partition, offset);
        _state.BrokerSays(null);
    }

    /// <summary>The next record, or null. Throws <see cref="OffsetsLostException"/> when the broker no longer has the offset to read.</summary>
    public ConsumeResult<byte[], byte[]>? Poll(TimeSpan wait)
    {
        SeekNew();
        ConsumeResult<byte[], byte[]>? result;
        try
        {
            result = _consumer.Consume(wait);
        }
        catch (ConsumeException e) when (e.Error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange)
        {
            return _cursors.ContainsKey(e.ConsumerRecord.TopicPartition) ? throw new OffsetsLostException(e.ConsumerRecord.TopicPartition, e.Error.Reason) : null;
        }
        catch (ConsumeException e) when (!e.Error.IsFatal)
        {
            _state.BrokerSays(e.Error.Reason);
            return null;
        }

        if (result is null || CursorOf(result) is not { Sought: true } cursor)
        {
            AskWhetherBack();
            return null;
        }

        Back();
        cursor.AtEnd = result.IsPartitionEOF;
        if (result.IsPartitionEOF)
        {
            return null;
        }

        cursor.Next = result.Offset.Value + 1;
        cursor.End ??= High(cursor.Partition);
        return result;
    }

    /// <summary>Goes on behind a loss; what was lost. The broker may have fewer records than we took (a topic made anew): then nothing in between can be named.</summary>
    public OffsetLoss SkipLoss(TopicPartition partition)
    {
        WatermarkOffsets kept = _consumer.QueryWatermarkOffsets(partition, KafkaSettings.MetadataTimeout);
        var loss = new OffsetLoss(partition, _cursors[partition].Next, kept.Low.Value);
        Restart(partition, kept.Low.Value);
        return loss;
    }

    /// <summary>Records that the broker has beyond our position, as far as known.</summary>
    public long Behind(TopicPartition partition) =>
        High(partition) is { } high ? Math.Max(0, high - (_cursors.GetValueOrDefault(partition)?.Next ?? high)) : 0;

    /// <summary>The partition's end as the last answer of the broker told it.</summary>
    private long? High(TopicPartition partition) => _consumer.GetWatermarkOffsets(partition).High is { IsSpecial: false } high ? high.Value : null;

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

    private IEnumerable<TopicPartitionOffset> Assigned(IReadOnlyList<TopicPartition> partitions)
    {
        _joined = true;
        _assigned.UnionWith(partitions);
        _waiting.UnionWith(partitions);
        return [.. partitions.Select(partition => new TopicPartitionOffset(partition, Offset.End))];
    }

    private void Revoked(IEnumerable<TopicPartitionOffset> given, bool orderly)
    {
        TopicPartition[] partitions = [.. given.Select(partition => partition.TopicPartition)];
        _released(partitions, orderly);
        foreach (TopicPartition partition in partitions)
        {
            Leave(partition);
            _assigned.Remove(partition);
            _waiting.Remove(partition);
        }
    }

    /// <summary>A partition that was assigned a moment ago may not be fetching yet: it is asked again with the next poll.</summary>
    private void SeekNew()
    {
        foreach (Cursor cursor in _cursors.Values)
        {
            if (cursor.Sought)
            {
                continue;
            }

            try
            {
                _consumer.Seek(new TopicPartitionOffset(cursor.Partition, cursor.Next));
                cursor.Sought = true;
            }
            catch (KafkaException tooSoon) when (tooSoon.Error.Code is ErrorCode.Local_State or ErrorCode.Local_PrevInProgress && ++cursor.Tries < Cursor.MostTries)
            {
                return;
            }
            catch (KafkaException)
            {
                Restart(cursor.Partition, cursor.Next);
                return; // the cursors were exchanged
            }
        }
    }

    /// <summary>Assigns it anew at the offset: the way on when it does not fetch at all.</summary>
    private void Restart(TopicPartition partition, long offset)
    {
        _last = null;
        _cursors[partition] = new Cursor(partition, offset) { Sought = true };
        if (_incremental)
        {
            _consumer.IncrementalUnassign([partition]);
            _consumer.IncrementalAssign([new TopicPartitionOffset(partition, offset)]);
        }
        else
        {
            _consumer.Assign(_assigned.Select(each => new TopicPartitionOffset(each, _cursors.TryGetValue(each, out Cursor? cursor) ? cursor.Next : Offset.End)));
        }
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

    private void Trouble(Error error, ILogger log)
    {
        KafkaLog.Error(log, error);
        if (error.IsFatal || error.Code == ErrorCode.Local_AllBrokersDown)
        {
            _state.BrokerSays(error.Reason);
            Volatile.Write(ref _troubled, true);
        }
    }

    private void Back()
    {
        _state.BrokerSays(null);
        Volatile.Write(ref _troubled, false);
    }

    /// <summary>Where nothing comes in, nothing tells that the cluster is back: it is asked.</summary>
    private void AskWhetherBack()
    {
        if (!Volatile.Read(ref _troubled) || _cursors.Count == 0 || TimeProvider.System.GetElapsedTime(_asked) < AskEvery)
        {
            return;
        }

        _asked = TimeProvider.System.GetTimestamp();
        try
        {
            _consumer.QueryWatermarkOffsets(_cursors.Keys.First(), AskTimeout);
            Back();
        }
        catch (KafkaException)
        {
            // Still away.
        }
    }

    /// <summary>Where we are in a partition, and whether the broker has no more of it.</summary>
    private sealed class Cursor(TopicPartition partition, long next)
    {
        public const int MostTries = 100;

        public TopicPartition Partition { get; } = partition;

        public long Next { get; set; } = next;

        public bool Sought { get; set; }

        public int Tries { get; set; }

        public bool AtEnd { get; set; }

        /// <summary>The partition's end when the first record of it came; null while none has.</summary>
        public long? End { get; set; }
    }
}

/// <summary>The broker no longer has the offsets that we came for.</summary>
internal sealed class OffsetsLostException(TopicPartition partition, string reason) : Exception(reason)
{
    public TopicPartition Partition { get; } = partition;
}
