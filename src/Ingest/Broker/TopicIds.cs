using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Ioc.Ingest.Background;
using Ioc.Metrics.Stores;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Broker;

/// <summary>
/// Which topic a name stands for now: Kafka gives each an id when it is made, and the client reads on in a topic that was deleted and made again as if it were
/// the old one. The embedded broker has no ids. Thread-safe.
/// </summary>
/// <remarks>
/// The client that tells ids cannot read of a partition without any copy in sync (all its brokers are away): it then destroys itself without an answer, and to dispose of
/// it afterwards ends the process. So that is looked for first, an answer is not waited for longer than it can take, and a client that owes one is left alone.
/// </remarks>
internal sealed class TopicIds(EventStream stream, ILogger log) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3), Longest = TimeSpan.FromSeconds(40);

    private readonly Lock _gate = new();
    private TimeSpan _patience = Patience;
    private IAdminClient? _client;
    private Task _owed = Task.CompletedTask;

    /// <summary>
    /// What offsets of each topic belong to now. Throws <see cref="KafkaException"/> when the cluster does not answer or all brokers of a partition are away; a topic that is not
    /// there is left out.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, StreamId>> AskAsync(IReadOnlyCollection<string> topics)
    {
        if (stream.Embedded)
        {
            return topics.ToDictionary(topic => topic, _ => new StreamId(stream.Id), StringComparer.Ordinal);
        }

        IReadOnlyList<TopicDescription> found = await DescribeAsync(topics).ConfigureAwait(false);
        return found.Where(topic => !topic.Error.IsError).ToDictionary(topic => topic.Name, topic => new StreamId(stream.Id, Text(topic.TopicId)), StringComparer.Ordinal);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_client is { } client)
            {
                _ = _owed.ContinueWith(_ => client.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                _client = null;
            }
        }
    }

    private async Task<IReadOnlyList<TopicDescription>> DescribeAsync(IReadOnlyCollection<string> topics)
    {
        try
        {
            DescribeTopicsResult found = await Begin(topics).WaitAsync(Longest, TimeProvider.System).ConfigureAwait(false);
            lock (_gate)
            {
                _patience = Patience;
            }

            return found.TopicDescriptions;
        }
        catch (DescribeTopicsException some)
        {
            return some.Results.TopicDescriptions;
        }
        catch (KafkaException silent) when (silent.Error.Code is ErrorCode.Local_TimedOut or ErrorCode.Local_Transport)
        {
            Renew();
            throw;
        }
        catch (TimeoutException)
        {
            lock (_gate)
            {
                (_client, _owed) = (null, Task.CompletedTask);
            }

            throw new KafkaException(new Error(ErrorCode.Local_TimedOut, "no answer about the ids of topics"));
        }
    }

    /// <summary>The one broker that it asks may hang while all others answer: another client asks another one, and with time more patiently. This one goes when it owes nothing.</summary>
    private void Renew()
    {
        lock (_gate)
        {
            _patience = _patience * 2 < KafkaSettings.MetadataTimeout ? _patience * 2 : KafkaSettings.MetadataTimeout;
            if (_client is { } client)
            {
                _ = _owed.ContinueWith(_ => client.Dispose(), CancellationToken.None, TaskContinuationOptions.LongRunning, TaskScheduler.Default);
                (_client, _owed) = (null, Task.CompletedTask);
            }
        }
    }

    private Task<DescribeTopicsResult> Begin(IReadOnlyCollection<string> topics)
    {
        lock (_gate)
        {
            IAdminClient client = _client ??= new AdminClientBuilder(stream.Connection.Apply(new AdminClientConfig { ClientId = "ioc-topic-ids", AllowAutoCreateTopics = false }))
                .SetLogHandler((_, message) => KafkaLog.Message(log, message))
                .SetErrorHandler((_, _) => { })
                .Build();
            TimeSpan patience = _patience;
            Task<DescribeTopicsResult> asked = OwnThread.RunAsync("ioc topic ids", () => AskAsync(client, topics, patience)).Unwrap(); // its first question waits
            _owed = _owed.IsCompleted ? asked : Task.WhenAll(_owed, asked);
            return asked;
        }
    }

    private static Task<DescribeTopicsResult> AskAsync(IAdminClient client, IReadOnlyCollection<string> topics, TimeSpan patience)
    {
        foreach (string topic in topics)
        {
            if (client.GetMetadata(topic, patience).Topics.Exists(found => found.Partitions.Exists(partition => partition.InSyncReplicas.Length == 0)))
            {
                throw new KafkaException(new Error(ErrorCode.LeaderNotAvailable, $"{topic}: all brokers of a partition are away"));
            }
        }

        return client.DescribeTopicsAsync(TopicCollection.OfTopicNames(topics), new DescribeTopicsOptions { RequestTimeout = patience });
    }

    /// <summary>Null: the broker is too old to give ids.</summary>
    private static string? Text(Uuid id) => id.MostSignificantBits == 0 && id.LeastSignificantBits == 0 ? null : id.ToString();
}
