using System.Runtime.InteropServices;

namespace Ioc.Tests.MockBroker;

/// <summary>What librdkafka offers of its mock cluster (rdkafka_mock.h).</summary>
internal static partial class Native
{
    private const string Library = "librdkafka";

    // The package's builds, in the order in which Confluent.Kafka tries them too: the first needs libsasl2, which not every machine has.
    private static readonly string[] _builds = [Library, "centos8-librdkafka", "alpine-librdkafka"];

    /// <summary>Call once, before anything else.</summary>
    public static void Load() => NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, (name, assembly, path) =>
    {
        if (name != Library)
        {
            return 0;
        }

        foreach (string build in _builds)
        {
            if (NativeLibrary.TryLoad(build, assembly, path, out nint handle))
            {
                return handle;
            }
        }

        return 0;
    });

    [LibraryImport(Library)]
    public static partial nint rd_kafka_conf_new();

    [LibraryImport(Library)]
    public static partial nint rd_kafka_new(int type, nint conf, nint error, nuint errorSize);

    [LibraryImport(Library)]
    public static partial nint rd_kafka_mock_cluster_new(nint rk, int brokers);

    [LibraryImport(Library)]
    public static partial nint rd_kafka_mock_cluster_bootstraps(nint cluster);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int rd_kafka_mock_topic_create(nint cluster, string topic, int partitions, int replicas);

    [LibraryImport(Library)]
    public static partial void rd_kafka_mock_group_initial_rebalance_delay_ms(nint cluster, int delay);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int rd_kafka_mock_broker_set_host_port(nint cluster, int broker, string host, int port);
}
