using Confluent.Kafka;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>Where we are in a partition. Used by the loop's thread alone.</summary>
internal sealed class PartitionCursor(TopicPartition partition, long next, int? leaderEpoch, long now)
{
    public TopicPartition Partition { get; } = partition;

    /// <summary>The only offset that is taken without asking why.</summary>
    public long Next { get; set; } = next;

    /// <summary>Epoch of the leader that wrote the last record before <see cref="Next"/>; null: not known.</summary>
    public int? LeaderEpoch { get; set; } = leaderEpoch;

    /// <summary>Since it was begun a record came that shows that what lies before <see cref="Next"/> still is what we had.</summary>
    public bool Confirmed { get; set; }

    /// <summary>Whether the client was told to read from <see cref="Next"/>.</summary>
    public bool Begun { get; set; }

    /// <summary>Machine time before which it is not to be begun.</summary>
    public long NotBefore { get; set; }

    /// <summary>Machine time at which it was begun, or anything came of it since: a record, the partition's end.</summary>
    public long Heard { get; set; }

    /// <summary>Machine time at which we last knew that nothing of it passes us by: a record came, or its broker said that there are no more.</summary>
    public long Seen { get; set; } = now;

    public PartitionDoubt Doubt { get; set; }

    /// <summary>How often the client passed over the record at <see cref="Next"/> though the broker has one.</summary>
    public int Jumps { get; set; }

    /// <summary>The broker showed us no more of it.</summary>
    public bool AtEnd { get; set; }

    /// <summary>What the partition held (its high watermark) when we first heard of it, or after we were blind; null: nothing heard yet.</summary>
    public long? End { get; set; }

    /// <summary>Its broker is to be asked for <see cref="End"/> at this machine time or later, since what the client knows may be old; null: it need not.</summary>
    public long? AskEndAfter { get; set; }
}
