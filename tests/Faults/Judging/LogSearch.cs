using System.Globalization;
using Confluent.Kafka;
using Ioc.Faults.Running;
using Ioc.Ingest.Broker;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Faults.Judging;

/// <summary>Where in Kafka events lie that the ledger lacks: what is there was skipped by a worker, what is not was acknowledged too early.</summary>
internal static class LogSearch
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>Partition, offset and log append time (UTC) by the event's bytes; of several the last.</summary>
    public static IReadOnlyDictionary<string, string> Places(Topology topology, IReadOnlyCollection<NaiveEvent> events)
    {
        HashSet<string> wanted = [.. events.Select(e => e.Json)];
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        using IConsumer<Ignore, string> reader = new ConsumerBuilder<Ignore, string>(new ConsumerConfig
        {
            BootstrapServers = topology.Cluster.Inside,
            GroupId = "search", // the client asks for one; nothing is committed
            EnableAutoCommit = false,
            EnablePartitionEof = true,
        }).SetLogHandler((_, _) => { }).Build();
        reader.Assign(Enumerable.Range(0, Topology.Partitions).Select(partition => new TopicPartitionOffset(Topics.ProcedureEvents, partition, 0)));
        for (int ended = 0; wanted.Count > 0 && ended < Topology.Partitions && reader.Consume(_patience) is { } found;)
        {
            if (found.IsPartitionEOF)
            {
                ended++;
            }
            else if (wanted.Contains(found.Message.Value))
            {
                places[found.Message.Value] = string.Create(
                    CultureInfo.InvariantCulture, $"[{found.Partition.Value}] @{found.Offset.Value} {found.Message.Timestamp.UtcDateTime:HH:mm:ss.fff}");
            }
        }

        return places;
    }
}
