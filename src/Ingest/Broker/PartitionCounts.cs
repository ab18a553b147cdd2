using Confluent.Kafka;

namespace Ioc.Ingest.Broker;

/// <summary>How many partitions each topic has, as the cluster says. The embedded broker makes a topic by asking; no other is asked to.</summary>
public sealed class PartitionCounts
{
    private readonly Dictionary<string, int> _counts;

    public PartitionCounts(IReadOnlyDictionary<string, int> counts) => _counts = new(counts, StringComparer.Ordinal);

    public int this[string topic] => _counts[topic];

    /// <summary>Asks the cluster. Throws <see cref="KafkaException"/> when it does not answer or a topic is missing.</summary>
    public static PartitionCounts Read(Handle client, IEnumerable<string> topics, TimeSpan timeout)
    {
        using IAdminClient admin = new DependentAdminClientBuilder(client).Build();
        return new PartitionCounts(topics.ToDictionary(topic => topic, topic => Count(admin.GetMetadata(topic, timeout), topic)));
    }

    private static int Count(Metadata metadata, string topic)
    {
        TopicMetadata found = metadata.Topics.Single(t => t.Topic == topic);
        if (found.Error.IsError || found.Partitions.Count == 0)
        {
            Error why = found.Error.IsError ? found.Error : new Error(ErrorCode.UnknownTopicOrPart, "it has no partitions");
            throw new KafkaException(why.On($"topic {topic}", "Describe", user: null));
        }

        return found.Partitions.Count;
    }
}
