using System.Reflection;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Ioc.Ingest.Broker;

namespace Ioc.Ingest.Tests.Running;

/// <summary>A cluster's answers to questions about topics, as told: what it has, what may be looked at. Anything else is not answered.</summary>
public class ScriptedAdmin : DispatchProxy
{
    public static IAdminClient Over(AdminScript script)
    {
        IAdminClient made = Create<IAdminClient, ScriptedAdmin>();
        ((ScriptedAdmin)made).Script = script;
        return made;
    }

    private AdminScript Script { get; set; } = null!;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IDisposable.Dispose) => null,
        nameof(IAdminClient.GetMetadata) => Script.Silent is { } silent ? throw new KafkaException(silent) : Script.Metadata(),
        nameof(IAdminClient.CreateTopicsAsync) => Create((IEnumerable<TopicSpecification>)args![0]!),
        nameof(IAdminClient.DescribeConfigsAsync) => Describe((IEnumerable<ConfigResource>)args![0]!),
        _ => throw new NotSupportedException(targetMethod.Name),
    };

    private Task Create(IEnumerable<TopicSpecification> topics)
    {
        foreach (TopicSpecification topic in topics)
        {
            Script.Topics[topic.Name] = new FoundTopic(topic.NumPartitions, topic.ReplicationFactor < 0 ? 1 : topic.ReplicationFactor, topic.Configs);
        }

        return Task.CompletedTask;
    }

    private Task<List<DescribeConfigsResult>> Describe(IEnumerable<ConfigResource> resources)
    {
        if (Script.Describes is { } error)
        {
            return Task.FromException<List<DescribeConfigsResult>>(new KafkaException(error));
        }

        DescribeConfigsReport[] reports =
        [
            .. resources.Select(resource => new DescribeConfigsReport
            {
                ConfigResource = resource,
                Entries = (Script.Topics[resource.Name].Settings ?? new Dictionary<string, string>())
                    .ToDictionary(entry => entry.Key, entry => new ConfigEntryResult { Name = entry.Key, Value = entry.Value }),
                Error = new Error(Script.Closed.Contains(resource.Name) ? ErrorCode.TopicAuthorizationFailed : ErrorCode.NoError),
            }),
        ];
        return Array.Exists(reports, report => report.Error.IsError)
            ? Task.FromException<List<DescribeConfigsResult>>(new DescribeConfigsException([.. reports]))
            : Task.FromResult<List<DescribeConfigsResult>>([.. reports.Select(report => new DescribeConfigsResult { ConfigResource = report.ConfigResource, Entries = report.Entries })]);
    }
}

/// <summary>What such a cluster has and says.</summary>
public sealed class AdminScript
{
    public Dictionary<string, FoundTopic> Topics { get; } = new(StringComparer.Ordinal);

    /// <summary>Topics whose settings may not be looked at.</summary>
    public HashSet<string> Closed { get; } = [];

    /// <summary>The answer to every question about settings.</summary>
    public Error? Describes { get; set; }

    /// <summary>Nothing is answered.</summary>
    public Error? Silent { get; set; }

    internal Metadata Metadata() => new(
        [new BrokerMetadata(1, "broker", 9092)],
        [
            .. Topics.Select(topic => new TopicMetadata(
                topic.Key,
                [.. Enumerable.Range(0, topic.Value.Partitions).Select(id => new PartitionMetadata(id, 1, [.. Enumerable.Range(1, topic.Value.Replicas)], [1], new Error(ErrorCode.NoError)))],
                new Error(ErrorCode.NoError))),
        ],
        1,
        "broker");
}
