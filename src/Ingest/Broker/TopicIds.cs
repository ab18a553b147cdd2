using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Ioc.Metrics.Stores;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Broker;

/// <summary>
/// Which topic a name stands for now: Kafka gives each an id when it is made, and the client reads on in a topic that was deleted and made again as if it were
/// the old one. The embedded broker has no ids. Thread-safe.
/// </summary>
internal sealed class TopicIds : IDisposable
{
    private readonly EventStream _stream;
    private readonly IAdminClient? _client;

    public TopicIds(EventStream stream, ILogger log)
    {
        _stream = stream;
        _client = stream.Embedded ? null : new AdminClientBuilder(stream.Connection.Apply(new AdminClientConfig { ClientId = "ioc-topic-ids" }))
            .SetLogHandler((_, message) => KafkaLog.Message(log, message))
            .SetErrorHandler((_, _) => { })
            .Build();
    }

    /// <summary>What offsets of each topic belong to now. Throws <see cref="KafkaException"/> when the cluster does not answer; a topic that is not there is left out.</summary>
    public async Task<IReadOnlyDictionary<string, StreamId>> AskAsync(IReadOnlyCollection<string> topics)
    {
        if (_client is null)
        {
            return topics.ToDictionary(topic => topic, _ => new StreamId(_stream.Id), StringComparer.Ordinal);
        }

        List<TopicDescription> found;
        try
        {
            found = (await _client.DescribeTopicsAsync(TopicCollection.OfTopicNames(topics), new DescribeTopicsOptions { RequestTimeout = KafkaSettings.MetadataTimeout }).ConfigureAwait(false)).TopicDescriptions;
        }
        catch (DescribeTopicsException some)
        {
            found = some.Results.TopicDescriptions;
        }

        return found.Where(topic => !topic.Error.IsError).ToDictionary(topic => topic.Name, topic => new StreamId(_stream.Id, Text(topic.TopicId)), StringComparer.Ordinal);
    }

    public void Dispose() => _client?.Dispose();

    /// <summary>Null: the broker is too old to give ids.</summary>
    private static string? Text(Uuid id) => id.MostSignificantBits == 0 && id.LeastSignificantBits == 0 ? null : id.ToString();
}
