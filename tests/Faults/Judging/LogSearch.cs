using System.Globalization;
using Confluent.Kafka;
using Ioc.Faults.Running;
using Ioc.Ingest.Broker;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Faults.Judging;

/// <summary>What Kafka itself holds, past every line and every program of ours.</summary>
internal static class LogSearch
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Where events lie that the ledger lacks: partition, offset and log append time (UTC) by the event's bytes, of several the last. What is there was skipped by a
    /// worker, what is not was acknowledged too early.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Places(Topology topology, IReadOnlyCollection<NaiveEvent> events)
    {
        HashSet<string> wanted = [.. events.Select(e => e.Json)];
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        using IConsumer<Ignore, string> reader = Reader(topology, IsolationLevel.ReadCommitted);
        reader.Assign(Enumerable.Range(0, Topology.Partitions).Select(partition => new TopicPartitionOffset(Topics.ProcedureEvents, partition, 0)));
        for (int ended = 0; wanted.Count > 0 && ended < Topology.Partitions && reader.Consume(_patience) is { } found;)
        {
            if (found.IsPartitionEOF)
            {
                ended++;
            }
            else if (wanted.Contains(found.Message.Value))
            {
                places[found.Message.Value] = $"[{found.Partition.Value}] {Described(found)}";
            }
        }

        return places;
    }

    /// <summary>What lies at these offsets, aborted or not.</summary>
    public static string Between(Topology topology, TopicPartition partition, long from, long to)
    {
        var lines = new List<string>();
        using IConsumer<Ignore, string> reader = Reader(topology, IsolationLevel.ReadUncommitted);
        reader.Assign(new TopicPartitionOffset(partition, from));
        while (reader.Consume(_patience) is { IsPartitionEOF: false } found && found.Offset < to)
        {
            lines.Add($"  {Described(found)} {found.Message.Value[..Math.Min(80, found.Message.Value.Length)]}");
        }

        return string.Join('\n', lines);
    }

    private static string Described(ConsumeResult<Ignore, string> found) =>
        string.Create(CultureInfo.InvariantCulture, $"@{found.Offset.Value} {found.Message.Timestamp.UtcDateTime:HH:mm:ss.fff}");

    private static IConsumer<Ignore, string> Reader(Topology topology, IsolationLevel isolation) => new ConsumerBuilder<Ignore, string>(new ConsumerConfig
    {
        BootstrapServers = topology.Cluster.Inside,
        GroupId = "search", // the client asks for one; nothing is committed
        EnableAutoCommit = false,
        EnablePartitionEof = true,
        IsolationLevel = isolation,
    }).SetLogHandler((_, _) => { }).Build();
}
