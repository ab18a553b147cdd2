using System.Globalization;
using System.Runtime.InteropServices;
using Ioc.Tests.MockBroker;

// librdkafka's mock cluster in a process of its own, so that workers may die while the broker lives. Arguments: TOPIC=PARTITIONS...
// It prints `bootstrap HOST:PORT`; `advertise PORT` on standard input sends clients to that port from then on (a proxy); it ends with standard input.
nint handle = Librdkafka.rd_kafka_new(0, Librdkafka.rd_kafka_conf_new(), 0, 0);
nint cluster = Librdkafka.rd_kafka_mock_cluster_new(handle, 1);
if (handle == 0 || cluster == 0)
{
    Console.Error.WriteLine("the mock cluster could not be started");
    return 1;
}

Librdkafka.rd_kafka_mock_group_initial_rebalance_delay_ms(cluster, 500);
foreach (string[] topic in args.Select(argument => argument.Split('=')))
{
    _ = Librdkafka.rd_kafka_mock_topic_create(cluster, topic[0], int.Parse(topic[1], CultureInfo.InvariantCulture), 1);
}

Console.WriteLine($"bootstrap {Marshal.PtrToStringUTF8(Librdkafka.rd_kafka_mock_cluster_bootstraps(cluster))}");
while (Console.ReadLine() is { } order)
{
    string[] words = order.Split(' ');
    if (words[0] == "advertise")
    {
        int answer = Librdkafka.rd_kafka_mock_broker_set_host_port(cluster, 1, "127.0.0.1", int.Parse(words[1], CultureInfo.InvariantCulture));
        Console.WriteLine($"advertised {words[1]} {answer}");
    }
}

return 0;
