using System.Runtime.InteropServices;

namespace Ioc.Tests.MockBroker;

/// <summary>
/// What librdkafka offers for tests (rdkafka.h, rdkafka_mock.h) and Confluent.Kafka does not: its mock cluster, a client that is finished.
/// One file, compiled into each program that needs it: the package's native builds are looked for beside that program.
/// </summary>
internal static partial class Librdkafka
{
    private const string Library = "librdkafka";

    // The package's builds, in the order in which Confluent.Kafka tries them too, so that the same one is loaded once: the first needs libsasl2, which not every machine has.
    private static readonly string[] _builds = [Library, "centos8-librdkafka", "alpine-librdkafka"];

    static Librdkafka() => NativeLibrary.SetDllImportResolver(typeof(Librdkafka).Assembly, (name, assembly, path) =>
    {
        nint handle = 0;
        _ = name == Library && _builds.Any(build => NativeLibrary.TryLoad(build, assembly, path, out handle));
        return handle;
    });

    [LibraryImport(Library)]
    public static partial nint rd_kafka_conf_new();

    [LibraryImport(Library)]
    public static partial nint rd_kafka_new(int type, nint conf, nint error, nuint errorSize);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int rd_kafka_test_fatal_error(nint rk, int error, string reason);

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

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int rd_kafka_mock_partition_set_leader(nint cluster, string topic, int partition, int broker);
}
