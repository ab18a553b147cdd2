using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using Ioc.Tests.MockBroker;

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
        nint cluster = Librdkafka.rd_kafka_mock_cluster_new(Librdkafka.rd_kafka_new(0, Librdkafka.rd_kafka_conf_new(), 0, 0), 1);
        foreach (string topic in topics)
        {
            _ = Librdkafka.rd_kafka_mock_topic_create(cluster, topic, partitions, 1);
        }

        string address = Marshal.PtrToStringUTF8(Librdkafka.rd_kafka_mock_cluster_bootstraps(cluster))!;
        _ = Librdkafka.rd_kafka_mock_broker_set_host_port(cluster, 1, "localhost", advertised);
        return int.Parse(address.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
