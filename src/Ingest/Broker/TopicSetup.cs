using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Ioc.Ingest.Background;
using Ioc.Ingest.Settings;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Broker;

/// <summary>Makes the topics that are missing and looks at those that are there. Several processes may do so at once. Admin: another client, for tests.</summary>
public sealed class TopicSetup(KafkaConnection connection, ILogger log, Func<IAdminClient>? admin = null)
{
    /// <summary>How long each question waits for its answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    private readonly IReadOnlyList<TopicPlan> _plans = TopicPlan.All(connection.Partitions, connection.Replicas);

    /// <summary>Makes what is missing. Throws <see cref="KafkaException"/> when the cluster does not answer or a topic is missing and could not be made.</summary>
    public Task MakeAsync(CancellationToken cancellation) => MakeAsync([.. _plans.Select(plan => plan.Name)], cancellation);

    /// <summary>The same, of these topics.</summary>
    public async Task MakeAsync(IReadOnlyCollection<string> topics, CancellationToken cancellation)
    {
        using IAdminClient client = Admin(out ClientTrouble trouble);
        IReadOnlyDictionary<string, FoundTopic> there = await LayoutsAsync(client, trouble, topics).ConfigureAwait(false);
        await MakeAsync(client, [.. _plans.Where(plan => topics.Contains(plan.Name) && !there.ContainsKey(plan.Name))]).WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Looks at the topics. Throws <see cref="KafkaException"/> when the cluster does not answer at all or a topic is missing: nothing is known then. A cluster that
    /// lets us read and write but not look at settings is taken as it is, and the findings say so; also when it leaves just that question open.
    /// </summary>
    public async Task<TopicFindings> CheckAsync(CancellationToken cancellation)
    {
        using IAdminClient client = Admin(out ClientTrouble trouble);
        IReadOnlyDictionary<string, FoundTopic> there = await LayoutsAsync(client, trouble, [.. _plans.Select(plan => plan.Name)]).ConfigureAwait(false);
        string[] missing = [.. _plans.Select(plan => plan.Name).Where(name => !there.ContainsKey(name))];
        if (missing.Length > 0)
        {
            throw Missing(missing);
        }

        (IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> settings, string? notLooked, bool answered) =
            await SettingsAsync(client).WaitAsync(cancellation).ConfigureAwait(false);
        return new TopicFindings([.. _plans.SelectMany(plan => plan.Faults(there[plan.Name] with { Settings = settings.GetValueOrDefault(plan.Name) }))], notLooked, answered);
    }

    private IAdminClient Admin(out ClientTrouble trouble)
    {
        AdminClientConfig settings = connection.Apply(new AdminClientConfig { ClientId = "ioc-topics", AllowAutoCreateTopics = false });
        ClientTrouble heard = trouble = new ClientTrouble(connection.User);
        return admin?.Invoke() ?? new AdminClientBuilder(settings)
            .SetLogHandler((_, message) => KafkaLog.Message(log, message))
            .SetErrorHandler((_, error) =>
            {
                KafkaLog.Error(log, error);
                heard.Heard(error);
            })
            .Build();
    }

    private Task<Dictionary<string, FoundTopic>> LayoutsAsync(IAdminClient client, ClientTrouble trouble, IReadOnlyCollection<string> wanted) =>
        OwnThread.RunAsync("ioc topics", () => Layouts(client, trouble, wanted));

    /// <summary>Topics that are there. One of those wanted that is hidden from us is not taken for a missing one.</summary>
    private Dictionary<string, FoundTopic> Layouts(IAdminClient client, ClientTrouble trouble, IReadOnlyCollection<string> wanted)
    {
        try
        {
            Dictionary<string, FoundTopic> there = Ask(client, trouble).Topics
                .Where(topic => !topic.Error.IsError && topic.Partitions.Count > 0)
                .ToDictionary(topic => topic.Topic, topic => new FoundTopic(topic.Partitions.Count, topic.Partitions.Min(partition => partition.Replicas.Length), null), StringComparer.Ordinal);
            foreach (string name in wanted.Where(name => !there.ContainsKey(name)))
            {
                if (client.GetMetadata(name, Patience).Topics.Find(topic => topic.Topic == name)?.Error is { } error && error.IsUnauthorised())
                {
                    throw new KafkaException(Refused(error, name, "Describe"));
                }
            }

            return there;
        }
        catch (KafkaException silent) when (!silent.Error.IsUnauthorised())
        {
            throw new KafkaException(trouble.Explain(silent.Error), silent);
        }
    }

    /// <summary>Asks for so long as an answer may come: not when the cluster does not know us.</summary>
    private Metadata Ask(IAdminClient client, ClientTrouble trouble)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return client.GetMetadata(Slice < Patience ? Slice : Patience);
            }
            catch (KafkaException) when (!trouble.IsRefusal && TimeProvider.System.GetElapsedTime(began) < Patience)
            {
                // No answer yet.
            }
        }
    }

    private Error Refused(Error error, string topic, string right) => error.On($"topic {topic}", right, connection.User);

    private static KafkaException Missing(IEnumerable<string> names) =>
        new(new Error(ErrorCode.UnknownTopicOrPart, $"missing: {string.Join(", ", names)}. Make them with `./ioc topics` or set Ioc__Kafka__CreateTopics=true"));

    private async Task MakeAsync(IAdminClient client, IReadOnlyList<TopicPlan> missing)
    {
        if (missing.Count == 0)
        {
            return;
        }

        string names = string.Join(", ", missing.Select(plan => plan.Name));
        if (!connection.MakesTopics)
        {
            throw Missing(missing.Select(plan => plan.Name));
        }

        try
        {
            await client.CreateTopicsAsync(missing.Select(Specification), new CreateTopicsOptions { RequestTimeout = Patience, OperationTimeout = Patience }).ConfigureAwait(false);
            TopicLog.Made(log, names);
        }
        catch (CreateTopicsException failed) when (failed.Results.All(result => !result.Error.IsError || result.Error.Code == ErrorCode.TopicAlreadyExists))
        {
            TopicLog.Made(log, names); // another process was quicker with some
        }
        catch (CreateTopicsException failed)
        {
            Error[] refused = [.. failed.Results.Where(result => result.Error.IsError).Select(result => Refused(result.Error, result.Topic, "Create"))];
            ErrorCode code = refused.Select(error => error.Code).Distinct().Count() == 1 ? refused[0].Code : Array.Find(refused, error => error.IsOfCluster())?.Code ?? ErrorCode.UnknownTopicOrPart;
            throw new KafkaException(new Error(code, $"missing, and could not be made: {string.Join("; ", refused.Select(error => error.Reason))}"));
        }
    }

    private static TopicSpecification Specification(TopicPlan plan) => new()
    {
        Name = plan.Name,
        NumPartitions = plan.Partitions,
        ReplicationFactor = plan.Replicas ?? -1,
        Configs = new Dictionary<string, string>(plan.Settings, StringComparer.Ordinal),
    };

    /// <summary>Settings by topic, as far as we may look at them, and why not at the others.</summary>
    private async Task<(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Settings, string? NotLooked, bool Answered)> SettingsAsync(IAdminClient client)
    {
        try
        {
            List<DescribeConfigsResult> all = await client.DescribeConfigsAsync(
                _plans.Select(plan => new ConfigResource { Type = ResourceType.Topic, Name = plan.Name }),
                new DescribeConfigsOptions { RequestTimeout = Patience }).ConfigureAwait(false);
            return (ByTopic(all.Select(topic => (topic.ConfigResource, topic.Entries))), null, true);
        }
        catch (DescribeConfigsException some) when (some.Results.All(result => !result.Error.IsError || MayNot(result.Error)))
        {
            string[] closed = [.. some.Results.Where(result => result.Error.IsError).Select(result => Refused(result.Error, result.ConfigResource.Name, "DescribeConfigs").Reason)];
            return (ByTopic(some.Results.Where(result => !result.Error.IsError).Select(topic => (topic.ConfigResource, topic.Entries))), string.Join("; ", closed), true);
        }
        catch (KafkaException refused)
        {
            return (new Dictionary<string, IReadOnlyDictionary<string, string>>(), refused.Error.Reason, MayNot(refused.Error));
        }
    }

    /// <summary>An answer that will be the same tomorrow; anything else is no answer.</summary>
    private static bool MayNot(Error error) => error.Code is ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed
        or ErrorCode.Local_UnsupportedFeature or ErrorCode.UnsupportedVersion;

    private static Dictionary<string, IReadOnlyDictionary<string, string>> ByTopic(IEnumerable<(ConfigResource Topic, Dictionary<string, ConfigEntryResult> Entries)> found) => found.ToDictionary(
        topic => topic.Topic.Name,
        IReadOnlyDictionary<string, string> (topic) => topic.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Value, StringComparer.Ordinal),
        StringComparer.Ordinal);
}
