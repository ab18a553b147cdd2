using Confluent.Kafka;
using Ioc.Ingest.Broker;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>What lies between the record that was to come and the one that came.</summary>
internal enum AuditFinding
{
    /// <summary>The broker does not answer.</summary>
    NoAnswer,

    /// <summary>A record that we have not had.</summary>
    ARecord,

    /// <summary>Never an event: transaction markers, aborted transactions, what compaction removed.</summary>
    Nothing,

    /// <summary>It was deleted since: from the first of these offsets on the broker has all.</summary>
    Deleted,
}

/// <summary>
/// A second client that reads what the first one passed over: a jump is believed when both see the same hole, each from an offset that was named to it.
/// Where jumps are frequent (transactions) it reads on beside the first one, so that each costs no new beginning. Used by one thread.
/// </summary>
internal sealed class OffsetAudit(EventStream stream, TimeSpan patience) : IDisposable
{
    /// <summary>Further on than this it begins anew rather than reading there.</summary>
    private const long FarAhead = 20_000;

    private readonly TimeProvider _machine = TimeProvider.System;
    private readonly Dictionary<TopicPartition, Reading> _readings = [];
    private IConsumer<Ignore, Ignore>? _consumer;

    /// <summary>Between From (the offset that was to come) and To (the one that came). Kept: with <see cref="AuditFinding.Deleted"/> the first offset that the broker still has.</summary>
    public (AuditFinding Finding, long Kept) Between(TopicPartition partition, long from, long to)
    {
        try
        {
            IConsumer<Ignore, Ignore> consumer = _consumer ??= Connect();
            AuditFinding found = Look(consumer, ReadingAt(consumer, partition, from), from, to);
            if (found == AuditFinding.ARecord)
            {
                found = Look(consumer, NewReading(consumer, partition, from), from, to); // no single look is trusted
            }

            return found == AuditFinding.Deleted ? DeletedUpTo(consumer, partition, from) : (found, from);
        }
        catch (KafkaException)
        {
            Renew();
            return (AuditFinding.NoAnswer, from);
        }
    }

    /// <summary>From which offset on records before To are of a later leader than the one of that epoch: ARecord, and the first such offset; Nothing: of none.</summary>
    public (AuditFinding Finding, long From) Later(TopicPartition partition, int leaderEpoch, long to)
    {
        try
        {
            IConsumer<Ignore, Ignore> consumer = _consumer ??= Connect();
            (long low, long high, bool some) = (consumer.QueryWatermarkOffsets(partition, patience).Low.Value, to, false);
            while (low < high) // epochs never fall from record to record
            {
                long middle = low + ((high - low) / 2);
                ConsumeResult<Ignore, Ignore> first = First(consumer, partition, middle);
                bool before = !first.IsPartitionEOF && first.Offset.Value < to, later = first.LeaderEpoch > leaderEpoch;
                some |= before && later;
                (low, high) = before && !later ? (first.Offset.Value + 1, high) : (low, middle);
            }

            return (some ? AuditFinding.ARecord : AuditFinding.Nothing, low);
        }
        catch (KafkaException)
        {
            Renew();
            return (AuditFinding.NoAnswer, to);
        }
    }

    public void Dispose() => _consumer?.Dispose();

    /// <summary>What its client holds after an error is not known: another one next time.</summary>
    private void Renew()
    {
        Dispose();
        _consumer = null;
        _readings.Clear();
    }

    /// <summary>The first record from there on, or the partition's end.</summary>
    private ConsumeResult<Ignore, Ignore> First(IConsumer<Ignore, Ignore> consumer, TopicPartition partition, long from)
    {
        NewReading(consumer, partition, from);
        for (long began = _machine.GetTimestamp(); _machine.GetElapsedTime(began) < patience;)
        {
            ConsumeResult<Ignore, Ignore>? result = consumer.Consume(patience);
            if (result?.TopicPartition == partition)
            {
                Drop(consumer, partition);
                return result;
            }

            Take(result);
        }

        throw new KafkaException(ErrorCode.Local_TimedOut);
    }

    /// <summary>Deleted: the broker no longer has the offset at which the reading stands.</summary>
    private AuditFinding Look(IConsumer<Ignore, Ignore> consumer, Reading reading, long from, long to)
    {
        for (long began = _machine.GetTimestamp(); reading.Next < to && _machine.GetElapsedTime(began) < patience;)
        {
            try
            {
                Take(consumer.Consume(patience));
            }
            catch (ConsumeException e) when (e.Error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange)
            {
                TopicPartition gone = e.ConsumerRecord.TopicPartition;
                bool ours = _readings.GetValueOrDefault(gone) == reading;
                Drop(consumer, gone);
                if (ours)
                {
                    return AuditFinding.Deleted;
                }
            }
        }

        return reading.Next < to ? AuditFinding.NoAnswer : reading.HasHole(from, to) ? AuditFinding.Nothing : AuditFinding.ARecord;
    }

    private (AuditFinding Finding, long Kept) DeletedUpTo(IConsumer<Ignore, Ignore> consumer, TopicPartition partition, long from) =>
        consumer.QueryWatermarkOffsets(partition, patience).Low.Value is var low && low > from ? (AuditFinding.Deleted, low) : (AuditFinding.NoAnswer, from);

    private Reading ReadingAt(IConsumer<Ignore, Ignore> consumer, TopicPartition partition, long from)
    {
        bool reaches = _readings.TryGetValue(partition, out Reading? reading) && (reading.Covers(from) || (from >= reading.Next && from - reading.Next < FarAhead));
        return reaches ? reading! : NewReading(consumer, partition, from);
    }

    private Reading NewReading(IConsumer<Ignore, Ignore> consumer, TopicPartition partition, long from)
    {
        Drop(consumer, partition);
        consumer.IncrementalAssign([new TopicPartitionOffset(partition, from)]);
        return _readings[partition] = new Reading(from);
    }

    private void Drop(IConsumer<Ignore, Ignore> consumer, TopicPartition partition)
    {
        if (_readings.Remove(partition))
        {
            consumer.IncrementalUnassign([partition]);
        }
    }

    private void Take(ConsumeResult<Ignore, Ignore>? result)
    {
        if (result is not null && _readings.TryGetValue(result.TopicPartition, out Reading? reading))
        {
            reading.Take(result.Offset.Value, result.IsPartitionEOF);
        }
    }

    private IConsumer<Ignore, Ignore> Connect()
    {
        ConsumerConfig settings = KafkaSettings.Reader(stream, "ioc-audit");
        settings.ClientId = "ioc-audit";
        settings.EnableAutoCommit = false;
        settings.QueuedMaxMessagesKbytes = 1024;
        settings.FetchWaitMaxMs = 10; // a partition that is taken up waits for the answer about the others, and the loop for it
        return new ConsumerBuilder<Ignore, Ignore>(settings).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
    }

    /// <summary>How far the second client has read, and the holes that it saw and nobody asked for yet.</summary>
    private sealed class Reading(long from)
    {
        private readonly List<(long From, long To)> _holes = [];
        private long _first = from;

        public long Next { get; private set; } = from;

        /// <summary>Whether what follows the offset was read already.</summary>
        public bool Covers(long offset) => offset >= _first && offset < Next;

        public void Take(long offset, bool isEnd)
        {
            if (offset < Next)
            {
                return;
            }

            if (offset > Next)
            {
                // The partition's end of a while ago may have lain within the hole.
                bool goesOn = _holes.Count > 0 && _holes[^1].To == Next;
                long begins = goesOn ? _holes[^1].From : Next;
                _holes.RemoveRange(_holes.Count - (goesOn ? 1 : 0), goesOn ? 1 : 0);
                _holes.Add((begins, offset));
            }

            Next = isEnd ? offset : offset + 1;
        }

        /// <summary>Whether no record lies between. What lies before is forgotten.</summary>
        public bool HasHole(long from, long to)
        {
            bool found = _holes.Exists(hole => hole.From <= from && hole.To >= to);
            _holes.RemoveAll(hole => hole.To <= from);
            _first = Math.Max(_first, from);
            return found;
        }
    }
}
