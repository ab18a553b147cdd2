using Confluent.Kafka;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>Whom a session tells what happens to partitions. On the loop's thread, from within the session's own calls.</summary>
internal interface ISessionOwner
{
    /// <summary>Partitions are being given up, in good order or not; they still are ours.</summary>
    void Released(IReadOnlyList<TopicPartition> partitions, bool orderly);

    /// <summary>There never was an event before this offset that we have not had: transaction markers, aborted records. LeaderEpoch: of the last record before.</summary>
    void Skipped(TopicPartition partition, long next, int? leaderEpoch);

    /// <summary>Offsets will not be consumed any more.</summary>
    void Lost(OffsetLoss loss);

    /// <summary>Whether the topic is another one than when its partitions were taken: then they are taken anew, and nothing is lost yet.</summary>
    bool IsMadeAnew(string topic);
}
