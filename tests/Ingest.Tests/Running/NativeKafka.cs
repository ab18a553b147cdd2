using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace Ioc.Ingest.Tests.Running;

/// <summary>What librdkafka offers for tests (rdkafka.h, rdkafka_mock.h) and Confluent.Kafka does not: a client that is finished, a mock cluster that names another address.</summary>
internal static partial class NativeKafka
{
    private const string Library = "librdkafka";
    private const int InvalidProducerEpoch = 47;

    // The package's builds, in the order in which Confluent.Kafka tries them: the same one is loaded once.
    private static readonly string[] _builds = [Library, "centos8-librdkafka", "alpine-librdkafka"];

    static NativeKafka() => NativeLibrary.SetDllImportResolver(typeof(NativeKafka).Assembly, (name, assembly, path) =>
    {
        nint handle = 0;
        _ = name == Library && _builds.Any(build => NativeLibrary.TryLoad(build, assembly, path, out handle));
        return handle;
    });

    /// <summary>The client can never send again, as after an answer of the broker that its sequence is broken.</summary>
    public static void Finish(Handle client)
    {
        var handle = (SafeHandle)typeof(Handle).GetProperty("LibrdkafkaHandle", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(client)!;
        _ = rd_kafka_test_fatal_error(handle.DangerousGetHandle(), InvalidProducerEpoch, "told by a test");
    }

    /// <summary>A mock cluster of one broker with these topics, that tells clients to call this port. Returns where it really listens.</summary>
    public static int StartMock(int advertised, int partitions, params IEnumerable<string> topics)
    {
        nint cluster = rd_kafka_mock_cluster_new(rd_kafka_new(0, rd_kafka_conf_new(), 0, 0), 1);
        foreach (string topic in topics)
        {
            _ = rd_kafka_mock_topic_create(cluster, topic, partitions, 1);
        }

        string address = Marshal.PtrToStringUTF8(rd_kafka_mock_cluster_bootstraps(cluster))!;
        _ = rd_kafka_mock_broker_set_host_port(cluster, 1, "localhost", advertised);
        return int.Parse(address.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int rd_kafka_test_fatal_error(nint rk, int error, string reason);

    [LibraryImport(Library)]
    private static partial nint rd_kafka_conf_new();

    [LibraryImport(Library)]
    private static partial nint rd_kafka_new(int type, nint conf, nint error, nuint errorSize);

    [LibraryImport(Library)]
    private static partial nint rd_kafka_mock_cluster_new(nint rk, int brokers);

    [LibraryImport(Library)]
    private static partial nint rd_kafka_mock_cluster_bootstraps(nint cluster);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int rd_kafka_mock_topic_create(nint cluster, string topic, int partitions, int replicas);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int rd_kafka_mock_broker_set_host_port(nint cluster, int broker, string host, int port);
}
