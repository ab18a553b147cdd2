using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using Ioc.Tests.MockBroker;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Ingest.Tests.Running;

/// <summary>A client that is finished, and a mock cluster in this process that names another address.</summary>
internal static class NativeKafka
{
    private const int InvalidProducerEpoch = 47;

    /// <summary>The client can never send again, as after an answer of the broker that its sequence is broken.</summary>
    public static void Finish(Handle client)
    {
        var handle = (SafeHandle)typeof(Handle).GetProperty("LibrdkafkaHandle", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(client)!;
        _ = Librdkafka.rd_kafka_test_fatal_error(handle.DangerousGetHandle(), InvalidProducerEpoch, "told by a test");
    }

    /// <summary>A mock cluster of one broker with these topics, that tells clients to call this port. Returns where it really listens.</summary>
    public static int StartMock(int advertised, int partitions, params IEnumerable<string> topics)
    {
        nint cluster = Start(brokers: 1, partitions, topics);
        _ = Librdkafka.rd_kafka_mock_broker_set_host_port(cluster, 1, "localhost", advertised);
        return Ports(cluster)[0];
    }

    /// <summary>A mock cluster whose second broker leads the topic's one partition and does not listen where it says. Port: of the first; Reach: it says the right one from then on.</summary>
    public static (int Port, Action Reach) StartWithoutLeader(string topic)
    {
        nint cluster = Start(brokers: 2, partitions: 1, [topic]);
        int[] ports = Ports(cluster);
        _ = Librdkafka.rd_kafka_mock_partition_set_leader(cluster, topic, 0, 2);
        Advertise(FreePort.Next());
        return (ports[0], () => Advertise(ports[1]));

        void Advertise(int port) => _ = Librdkafka.rd_kafka_mock_broker_set_host_port(cluster, 2, "localhost", port);
    }

    private static nint Start(int brokers, int partitions, IEnumerable<string> topics)
    {
        nint cluster = Librdkafka.rd_kafka_mock_cluster_new(Librdkafka.rd_kafka_new(0, Librdkafka.rd_kafka_conf_new(), 0, 0), brokers);
        foreach (string topic in topics)
        {
            _ = Librdkafka.rd_kafka_mock_topic_create(cluster, topic, partitions, 1);
        }

        return cluster;
    }

    private static int[] Ports(nint cluster) => [.. Marshal.PtrToStringUTF8(Librdkafka.rd_kafka_mock_cluster_bootstraps(cluster))!.Split(',')
        .Select(address => int.Parse(address.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture))];
}
