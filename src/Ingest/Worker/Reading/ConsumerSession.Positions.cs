using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>From where each partition is read: begun, looked at, moved on, and what is found missing on the way.</summary>
internal sealed partial class ConsumerSession
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(500);

    /// <summary>A partition of which nothing came for this long is asked for: its broker may be away.</summary>
    private static readonly TimeSpan QuietFor = TimeSpan.FromSeconds(2), AskEvery = TimeSpan.FromSeconds(1);

    /// <summary>One that says nothing for this long though it has more, or has not even said where it ends, is not read at all: it is begun again.</summary>
    private static readonly TimeSpan SilentFor = TimeSpan.FromSeconds(15);

    /// <summary>So often a record is come back for that the client passes over.</summary>
    private const int MostJumps = 5;

    /// <summary>Begins what is to be begun, and what is not read though it should be. A few times a second at most where nothing is new.</summary>
    private void Watch()
    {
        if (!_someToBegin && _machine.GetElapsedTime(_watched) < Retry)
        {
            return;
        }

        (_someToBegin, _watched) = (false, _machine.GetTimestamp());
        while (_ends.TryTake(out EndAnswer answer))
        {
            if (_cursors.TryGetValue(answer.Partition, out PartitionCursor? asked) && asked.Begun)
            {
                Note(asked, answer);
            }
        }

        foreach (PartitionCursor cursor in _cursors.Values)
        {
            if (!cursor.Begun && _watched >= cursor.NotBefore)
            {
                Read(cursor);
            }
        }

        if (_ends.IsFree && _machine.GetElapsedTime(_asked) >= AskEvery && _cursors.Values.Where(IsToBeAsked).Select(cursor => cursor.Partition).ToArray() is { Length: > 0 } quiet)
        {
            _asked = _watched;
            _ends.Ask(quiet);
        }
    }

    private bool IsToBeAsked(PartitionCursor cursor) => cursor.Begun && (cursor.AskEndAfter is not null || _machine.GetElapsedTime(cursor.Seen) > QuietFor);

    private void Note(PartitionCursor cursor, EndAnswer answer)
    {
        if (answer.End is not { } readable)
        {
            cursor.Doubt = PartitionDoubt.NoAnswer;
            return;
        }

        long end = Math.Max(readable, High(cursor.Partition) ?? 0); // asked, it tells of no open transaction; fetching, it does
        if (answer.Began >= cursor.AskEndAfter)
        {
            (cursor.End, cursor.AskEndAfter) = (end, null);
        }

        if (end <= cursor.Next)
        {
            (cursor.Seen, cursor.Doubt) = (_machine.GetTimestamp(), PartitionDoubt.None);
        }
        else
        {
            cursor.Doubt = PartitionDoubt.HasMore;
        }

        if (_machine.GetElapsedTime(cursor.Heard) > SilentFor && (!cursor.AtEnd || readable > cursor.Next))
        {
            IngestLog.Silent(_parts.Log, cursor.Partition.Topic, cursor.Partition.Partition.Value, cursor.Next);
            BeginAgain(cursor, after: TimeSpan.Zero);
        }
    }

    private void Read(PartitionCursor cursor)
    {
        try
        {
            _feed.Read(cursor.Partition, cursor.LeaderEpoch is null ? cursor.Next : cursor.Next - 1); // the record before tells whether the log still is the one that we read
            (cursor.Begun, cursor.Confirmed, cursor.Heard) = (true, cursor.LeaderEpoch is null, _machine.GetTimestamp());
        }
        catch (KafkaException e) when (!e.Error.IsFatal)
        {
            IngestLog.NotBegun(_parts.Log, cursor.Partition.Topic, cursor.Partition.Partition.Value, cursor.Next, e.Error.Reason);
            BeginAgain(cursor, Retry);
        }
    }

    private void BeginAgain(PartitionCursor cursor, TimeSpan after)
    {
        (cursor.Begun, cursor.AtEnd) = (false, false);
        cursor.NotBefore = _machine.GetTimestamp() + (long)(after.TotalSeconds * _machine.TimestampFrequency);
        _someToBegin |= after == TimeSpan.Zero;
    }

    /// <summary>
    /// Whether what lies before <see cref="PartitionCursor.Next"/> still is what we had: the broker may have lost its end and written others there since, which offsets alone do not
    /// tell. Each leader has a greater epoch than those before it, so the first record that comes after a beginning tells.
    /// </summary>
    private bool IsSameLog(PartitionCursor cursor, ConsumeResult<byte[], byte[]> result)
    {
        if (cursor.Confirmed)
        {
            return true;
        }

        if (result.IsPartitionEOF)
        {
            if (result.Offset.Value >= cursor.Next)
            {
                return true;
            }

            OutOfRange(cursor); // not even the record before is there
            return false;
        }

        if (result.LeaderEpoch > cursor.LeaderEpoch)
        {
            (AuditFinding finding, long from) = _audit.Later(cursor.Partition, cursor.LeaderEpoch.Value, cursor.Next);
            if (finding != AuditFinding.Nothing)
            {
                if (finding == AuditFinding.ARecord && !_owner.IsMadeAnew(cursor.Partition.Topic))
                {
                    Lose(cursor, from, GapReason.Truncated);
                }

                BeginAgain(cursor, Retry);
                return false;
            }
        }

        cursor.Confirmed = true;
        return true;
    }

    /// <summary>Whether everything before the offset was taken or explained, and it is to be taken now.</summary>
    private bool IsNext(PartitionCursor cursor, long offset)
    {
        while (offset > cursor.Next)
        {
            (AuditFinding finding, long kept) = _audit.Between(cursor.Partition, cursor.Next, offset);
            switch (finding)
            {
                case AuditFinding.Nothing:
                    Move(cursor, offset);
                    break;
                case AuditFinding.Deleted:
                    Lose(cursor, Math.Min(kept, offset), GapReason.Gone);
                    break;
                case AuditFinding.ARecord when ++cursor.Jumps > MostJumps:
                    Lose(cursor, offset, GapReason.Unexplained);
                    break;
                case AuditFinding.ARecord:
                    _parts.Metrics.Jumped();
                    IngestLog.Jumped(_parts.Log, cursor.Partition.Topic, cursor.Partition.Partition.Value, cursor.Next, offset);
                    BeginAgain(cursor, after: TimeSpan.Zero);
                    return false;
                default:
                    BeginAgain(cursor, Retry);
                    return false;
            }
        }

        return offset == cursor.Next; // what is below we have had
    }

    private ConsumeResult<byte[], byte[]>? Taken(PartitionCursor cursor, ConsumeResult<byte[], byte[]> result)
    {
        (cursor.AtEnd, cursor.Heard) = (result.IsPartitionEOF, _machine.GetTimestamp());
        if (cursor.AskEndAfter is null)
        {
            cursor.End ??= EndNow(cursor);
        }

        if (!result.IsPartitionEOF || EndNow(cursor) == cursor.Next)
        {
            (cursor.Seen, cursor.Doubt) = (cursor.Heard, PartitionDoubt.None);
        }

        if (result.IsPartitionEOF)
        {
            return null;
        }

        cursor.Jumps = 0;
        (cursor.Next, cursor.LeaderEpoch) = (result.Offset.Value + 1, result.LeaderEpoch);
        return result;
    }

    private void Move(PartitionCursor cursor, long next)
    {
        cursor.Next = next;
        _owner.Skipped(cursor.Partition, next, cursor.LeaderEpoch);
    }

    private void Lose(PartitionCursor cursor, long next, GapReason reason)
    {
        var loss = new OffsetLoss(cursor.Partition, cursor.Next, next, reason);
        if (next < cursor.Next)
        {
            cursor.End = null; // what it held, it holds no more
        }

        (cursor.Next, cursor.LeaderEpoch) = (next, null);
        _owner.Lost(loss);
    }

    /// <summary>
    /// The broker does not have our offset: what lay there was deleted, or it has fewer records than we have had. Or the client heard of a new leader that never had the record
    /// before (KIP-320): to begin again tells. Or it said so by mistake, while leaders changed.
    /// </summary>
    private void OutOfRange(PartitionCursor cursor)
    {
        try
        {
            WatermarkOffsets kept = _consumer.QueryWatermarkOffsets(cursor.Partition, KafkaSettings.MetadataTimeout);
            if (kept.Low.Value > cursor.Next)
            {
                Lose(cursor, kept.Low.Value, GapReason.Gone);
            }
            else if (kept.High.Value < cursor.Next && !_owner.IsMadeAnew(cursor.Partition.Topic))
            {
                Lose(cursor, kept.High.Value, GapReason.Truncated);
            }
            else if (kept.Low.Value == cursor.Next)
            {
                cursor.LeaderEpoch = null; // the record before was deleted: nothing lies there to begin with
            }

            BeginAgain(cursor, after: TimeSpan.Zero);
        }
        catch (KafkaException away)
        {
            _parts.State.BrokerSays(away.Error.Reason);
            BeginAgain(cursor, Retry);
        }
    }
}
