using Confluent.Kafka;
using Ioc.Ingest.Broker;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>
/// Our consumer. Where to begin is never Kafka's to say: an assigned partition is read from the offset that <see cref="Begin"/> names, and only the record at
/// that offset is taken; what comes instead is looked into (<see cref="OffsetAudit"/>). All calls and callbacks on the loop's thread.
/// </summary>
internal sealed partial class ConsumerSession : IDisposable
{
    private static readonly TimeSpan AskTimeout = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _machine = TimeProvider.System;
    private readonly IConsumer<byte[], byte[]> _consumer;
    private readonly OffsetAudit _audit;
    private readonly ReadingParts _parts;
    private readonly ISessionOwner _owner;
    private readonly Dictionary<TopicPartition, PartitionCursor> _cursors = [];
    private readonly HashSet<TopicPartition> _assigned = [];
    private readonly HashSet<TopicPartition> _waiting = [];
    private readonly BrokerContact _contact;
    private readonly PartitionFeed _feed;
    private readonly EndQuery _ends;
    private IMembership? _group;
    private bool _joined;
    private bool _someToBegin;
    private long _watched;
    private long _asked;
    private PartitionCursor? _last;

    public ConsumerSession(ReadingParts parts, ISessionOwner owner)
    {
        _parts = parts;
        _owner = owner;
        _contact = new BrokerContact(parts);
        ConsumerConfig settings = KafkaSettings.Reader(parts.Stream, parts.Duty.InGroup || !parts.Stream.Embedded ? $"{parts.Settings.Group}-{parts.Duty.Name}" : parts.Settings.Group);
        _consumer = new ConsumerBuilder<byte[], byte[]>(settings)
            .SetLogHandler((_, message) => KafkaLog.Message(parts.Log, message))
            .SetErrorHandler((_, error) => _contact.Trouble(error))
            .Build();
        _feed = new PartitionFeed(_consumer);
        _ends = new EndQuery(_consumer);
        _audit = new OffsetAudit(parts.Stream, KafkaSettings.MetadataTimeout / 2);
    }

    /// <summary>Whether assigned partitions wait to be adopted.</summary>
    public bool SomeWait => _waiting.Count > 0;

    /// <summary>Every assigned partition was adopted and read to its end, and nothing came after. A member of the group may have none.</summary>
    public bool AtEnd => HasAll && _cursors.Values.All(cursor => cursor.AtEnd);

    /// <summary>Partitions whose events end before their records do, with the offset at which they wait: a transaction is open there.</summary>
    public IEnumerable<TopicPartitionOffset> Held =>
        _cursors.Values.Where(cursor => cursor.AtEnd && High(cursor.Partition) > cursor.Next).Select(cursor => new TopicPartitionOffset(cursor.Partition, cursor.Next));

    /// <summary>The client, for tests that make it pass over records.</summary>
    internal IConsumer<byte[], byte[]> Client => _consumer;

    private bool HasAll => _joined && _waiting.Count == 0 && _cursors.Count == _assigned.Count;

    /// <summary>
    /// Whether all is committed that each partition held when it was begun, or at <see cref="LookAgain"/>. Under a load that never pauses a partition is
    /// hardly ever found at its end, and still nothing was missed.
    /// </summary>
    public bool HasReachedEnd(Func<TopicPartition, long> committed) => HasAll && _cursors.Values.All(cursor => EndOf(cursor) is { } end && committed(cursor.Partition) >= end);

    /// <summary>For how long the partition's broker has not answered us, when that is long.</summary>
    public TimeSpan? UnansweredFor(TopicPartition partition) =>
        _cursors.GetValueOrDefault(partition) is { Doubt: PartitionDoubt.NoAnswer } cursor && _machine.GetElapsedTime(cursor.Seen) is var silent && silent > SilentFor ? silent : null;

    /// <summary>For how long something of the topic may have passed us by: a broker does not answer, or has more than it gives. Zero: nothing does, as far as brokers said when they were asked.</summary>
    public TimeSpan UnseenFor(string topic)
    {
        TimeSpan longest = TimeSpan.Zero;
        foreach (PartitionCursor cursor in _cursors.Values)
        {
            if (cursor.Doubt != PartitionDoubt.None && cursor.Partition.Topic == topic && _machine.GetElapsedTime(cursor.Seen) is var unseen && unseen > longest)
            {
                longest = unseen;
            }
        }

        return longest;
    }

    /// <summary>We were blind: what the partitions hold now, as their brokers say when asked from now on, is to be committed first.</summary>
    public void LookAgain()
    {
        foreach (PartitionCursor cursor in _cursors.Values)
        {
            (cursor.End, cursor.AskEndAfter) = (null, _machine.GetTimestamp());
        }
    }

    /// <summary>The ends of the partitions that we read, as the broker says now; without those that it does not tell.</summary>
    public IReadOnlyDictionary<TopicPartition, long> AskEnds()
    {
        var ends = new Dictionary<TopicPartition, long>();
        foreach (TopicPartition partition in _cursors.Keys)
        {
            try
            {
                ends[partition] = _consumer.QueryWatermarkOffsets(partition, AskTimeout).High.Value;
            }
            catch (KafkaException)
            {
                break; // nor does it tell the others
            }
        }

        return ends;
    }

    /// <summary>Whether everything before these offsets was taken.</summary>
    public bool HasRead(IReadOnlyDictionary<TopicPartition, long> ends) => HasAll && _cursors.Values.All(cursor => cursor.Next >= ends.GetValueOrDefault(cursor.Partition));

    /// <summary>Becomes a member of the group, which says from then on what is ours.</summary>
    public void Join() => _group = _parts.Join(_parts, _contact, TakeAll, Revoked);

    /// <summary>All of these are ours, whatever a group says.</summary>
    public void TakeAll(IReadOnlyList<TopicPartition> partitions)
    {
        _joined = true;
        _assigned.UnionWith(partitions);
        _waiting.UnionWith(partitions);
    }

    /// <summary>The partitions that wait, to be adopted now.</summary>
    public IReadOnlyList<TopicPartition> TakeWaiting()
    {
        TopicPartition[] taken = [.. _waiting];
        _waiting.Clear();
        return taken;
    }

    /// <summary>It could not be adopted, or its ledger was dropped: nothing of it is taken, and it waits again if it is still ours. False: it is not.</summary>
    public bool WaitAgain(TopicPartition partition)
    {
        Leave(partition);
        if (!_assigned.Contains(partition))
        {
            return false;
        }

        _waiting.Add(partition);
        return true;
    }

    /// <summary>Takes nothing of it any more; another owns it, whatever Kafka says.</summary>
    public void Leave(TopicPartition partition)
    {
        Forget(partition);
        _feed.Park(partition);
    }

    /// <summary>Reads the partition from this offset on. LeaderEpoch: of the last record before; null: not known, and then only the offset tells whether the broker still has what we had.</summary>
    public void Begin(TopicPartition partition, long offset, int? leaderEpoch = null)
    {
        Forget(partition);
        _cursors[partition] = new PartitionCursor(partition, offset, leaderEpoch, _machine.GetTimestamp());
        _someToBegin = true;
        _parts.State.BrokerSays(null);
    }

    /// <summary>The next event's record, or null.</summary>
    public ConsumeResult<byte[], byte[]>? Poll(TimeSpan wait)
    {
        _group?.Poll();
        Watch();
        ConsumeResult<byte[], byte[]>? result;
        try
        {
            result = _consumer.Consume(wait);
        }
        catch (ConsumeException e) when (e.Error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange)
        {
            if (_cursors.TryGetValue(e.ConsumerRecord.TopicPartition, out PartitionCursor? lost) && lost.Begun)
            {
                OutOfRange(lost);
            }

            return null;
        }
        catch (ConsumeException e) when (!e.Error.IsFatal)
        {
            _contact.NotRead(e);
            return null;
        }

        if (result is null || CursorOf(result) is not { Begun: true } cursor)
        {
            if (_cursors.Count > 0)
            {
                _contact.AskWhetherBack(() => _consumer.QueryWatermarkOffsets(_cursors.Keys.First(), AskTimeout));
            }

            return null;
        }

        _contact.Came(cursor.Partition.Topic);
        return IsSameLog(cursor, result) && IsNext(cursor, result.Offset.Value) ? Taken(cursor, result) : null;
    }

    /// <summary>Records that the broker has beyond our position, as far as known, also those of transactions that are still open.</summary>
    public long Behind(TopicPartition partition) =>
        High(partition) is { } high ? Math.Max(0, high - (_cursors.GetValueOrDefault(partition)?.Next ?? high)) : 0;

    /// <summary>Tells Kafka what is committed, in the background, for lag tools.</summary>
    public void Store(TopicPartition partition, long next)
    {
        if (_group is not null)
        {
            _group.Store(partition, next);
        }
        else if (_cursors.TryGetValue(partition, out PartitionCursor? cursor) && cursor.Begun)
        {
            _consumer.StoreOffset(new TopicPartitionOffset(partition, next));
        }
    }

    /// <summary>Fetches nothing until <see cref="Resume"/>, so that polling only keeps the membership alive. What was fetched and not taken is fetched again.</summary>
    public void Pause()
    {
        foreach (PartitionCursor cursor in _cursors.Values)
        {
            _feed.Park(cursor.Partition);
            (cursor.Begun, cursor.NotBefore) = (false, long.MaxValue);
        }
    }

    public void Resume()
    {
        foreach (PartitionCursor cursor in _cursors.Values)
        {
            BeginAgain(cursor, after: TimeSpan.Zero);
        }
    }

    public void Dispose()
    {
        _group?.Dispose();
        _ends.Dispose();
        _consumer.Close();
        _consumer.Dispose();
        _audit.Dispose();
    }

    private void Revoked(IReadOnlyList<TopicPartition> partitions, bool orderly)
    {
        _owner.Released(partitions, orderly);
        foreach (TopicPartition partition in partitions)
        {
            Leave(partition);
            _assigned.Remove(partition);
            _waiting.Remove(partition);
        }
    }

    private void Forget(TopicPartition partition)
    {
        _last = null;
        _cursors.Remove(partition);
    }

    private long? EndOf(PartitionCursor cursor) => cursor.End ?? (cursor.AtEnd && cursor.AskEndAfter is null ? EndNow(cursor) : null);

    private long EndNow(PartitionCursor cursor) => Math.Max(High(cursor.Partition) ?? 0, cursor.Next);

    /// <summary>The partition's end as the last answer of the broker told it, with what transactions still hold back.</summary>
    private long? High(TopicPartition partition) => _consumer.GetWatermarkOffsets(partition).High is { IsSpecial: false } high ? high.Value : null;

    /// <summary>Records come in runs of a partition: the last one's cursor mostly is the next one's.</summary>
    private PartitionCursor? CursorOf(ConsumeResult<byte[], byte[]> result)
    {
        if (_last is null || _last.Partition.Partition != result.Partition || _last.Partition.Topic != result.Topic)
        {
            _last = _cursors.GetValueOrDefault(result.TopicPartition);
        }

        return _last;
    }
}
