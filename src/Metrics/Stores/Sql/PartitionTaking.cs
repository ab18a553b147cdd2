using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Who takes a partition, and where it goes on: the one law for both databases. Within a transaction that holds the row.</summary>
internal static class PartitionTaking
{
    /// <summary>The partition as it is stored; Lock: what keeps others from it meanwhile.</summary>
    public static StoreQuery<PartitionOwnership> Stored(string topic, int partition, string @lock = "") => new(
        "SELECT stream, topic_id, epoch, next_offset, CASE WHEN leader_epoch_at = next_offset THEN leader_epoch END FROM partitions WHERE topic = $1 AND partition = $2 " + @lock,
        row => new PartitionOwnership(topic, partition, row.Text(0), row.Long(2), row.Long(3)) { TopicId = row.TextOrNull(1), LeaderEpoch = (int?)row.LongOrNull(4) },
        topic, (long)partition);

    /// <summary>What the next owner gets. A topic's id that one of both does not know is taken for the other's.</summary>
    public static PartitionOwnership By(IReadOnlyList<PartitionOwnership> stored, string topic, int partition, StreamId stream, Instant now)
    {
        PartitionOwnership before = stored is [{ } row] ? row : new PartitionOwnership(topic, partition, stream.Name, 0, 0);
        PartitionOwnership after = before with { Stream = stream.Name, TopicId = stream.TopicId ?? before.TopicId, Epoch = before.Epoch + 1 };
        if (before.Stream != stream.Name)
        {
            return after with { NextOffset = 0, TopicId = stream.TopicId, LeaderEpoch = null };
        }

        return before.TopicId is null || before.TopicId == after.TopicId ? after : after with
        {
            NextOffset = 0,
            LeaderEpoch = null,
            Gap = new OffsetGap(topic, partition, new StreamId(before.Stream, before.TopicId).ToString(), before.NextOffset, before.NextOffset, now, GapReason.MadeAnew),
        };
    }
}
