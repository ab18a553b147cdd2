using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Broker;

/// <summary>Makes the topics that are missing and looks at those that are there. Several processes may do so at once.</summary>
public sealed class TopicSetup(KafkaConnection connection, ILogger log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly IReadOnlyList<TopicPlan> _plans = TopicPlan.All(connection.Partitions);

    /// <summary>Makes what is missing. Throws <see cref="KafkaException"/> when the cluster does not answer or a topic is missing and could not be made.</summary>
    public async Task MakeAsync(CancellationToken cancellation)
    {
        using IAdminClient admin = Admin();
        HashSet<string> there = [.. admin.GetMetadata(Patience).Topics.Where(topic => !topic.Error.IsError).Select(topic => topic.Topic)];
        await MakeAsync(admin, [.. _plans.Where(plan => !there.Contains(plan.Name))]).WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>What is wrong with the topics' settings, in plain words; empty when all is as it should be, or when the cluster does not let us look.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken cancellation)
    {
        using IAdminClient admin = Admin();
        return await CheckAsync(admin, _plans, log).WaitAsync(cancellation).ConfigureAwait(false);
    }

    private IAdminClient Admin() => new AdminClientBuilder(connection.Apply(new AdminClientConfig { ClientId = "ioc-topics" }))
        .SetLogHandler((_, message) => KafkaLog.Message(log, message))
        .SetErrorHandler((_, error) => KafkaLog.Error(log, error))
        .Build();

    private async Task MakeAsync(IAdminClient admin, IReadOnlyList<TopicPlan> missing)
    {
        if (missing.Count == 0)
        {
            return;
        }

        string names = string.Join(", ", missing.Select(plan => plan.Name));
        if (!connection.MakesTopics)
        {
            throw new KafkaException(new Error(ErrorCode.UnknownTopicOrPart, $"missing: {names}. Make them with `./ioc topics` or set Ioc__Kafka__CreateTopics=true"));
        }

        try
        {
            await admin.CreateTopicsAsync(missing.Select(Specification), new CreateTopicsOptions { RequestTimeout = Patience, OperationTimeout = Patience }).ConfigureAwait(false);
            TopicLog.Made(log, names);
        }
        catch (CreateTopicsException failed) when (failed.Results.All(result => !result.Error.IsError || result.Error.Code == ErrorCode.TopicAlreadyExists))
        {
            TopicLog.Made(log, names); // another process was quicker with some
        }
        catch (CreateTopicsException failed)
        {
            string why = string.Join("; ", failed.Results.Where(result => result.Error.IsError).Select(result => $"{result.Topic}: {result.Error.Reason}"));
            throw new KafkaException(new Error(failed.Error.Code, $"topics could not be made: {why}"));
        }
    }

    private TopicSpecification Specification(TopicPlan plan)
    {
        var settings = new Dictionary<string, string>(plan.Settings, StringComparer.Ordinal);
        if (connection.Replicas >= 3)
        {
            settings["min.insync.replicas"] = "2"; // acks=all then survives the loss of any one broker
        }

        return new TopicSpecification { Name = plan.Name, NumPartitions = plan.Partitions, ReplicationFactor = connection.Replicas ?? -1, Configs = settings };
    }

    /// <summary>A cluster that lets us read and write but not look at settings is taken as it is, and said so.</summary>
    private static async Task<IReadOnlyList<string>> CheckAsync(IAdminClient admin, IReadOnlyList<TopicPlan> plans, ILogger log)
    {
        try
        {
            List<DescribeConfigsResult> found = await admin.DescribeConfigsAsync(
                plans.Select(plan => new ConfigResource { Type = ResourceType.Topic, Name = plan.Name }),
                new DescribeConfigsOptions { RequestTimeout = Patience }).ConfigureAwait(false);
            return
            [
                .. from topic in found
                   join plan in plans on topic.ConfigResource.Name equals plan.Name
                   from fault in plan.Faults(topic.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Value, StringComparer.Ordinal))
                   select fault,
            ];
        }
        catch (KafkaException notAllowed)
        {
            TopicLog.NotChecked(log, notAllowed.Error.Reason);
            return [];
        }
    }
}
