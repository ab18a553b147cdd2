using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Microsoft.Extensions.Configuration;

namespace Ioc.Ingest.Tests;

public sealed class BrokerSettingsTests
{
    [Fact]
    public void Without_servers_the_broker_is_embedded()
    {
        (KafkaConnection? kafka, List<string> errors) = Read();
        kafka.ShouldBeNull();
        errors.ShouldBeEmpty();
    }

    [Fact]
    public void A_cluster_with_TLS_and_SASL_is_read_and_no_secret_is_in_its_text()
    {
        string ca = Path.GetTempFileName();
        (KafkaConnection? kafka, List<string> errors) = Read(
            ("BootstrapServers", "a:9093,b:9093"), ("SecurityProtocol", "sasl-ssl"), ("SaslMechanism", "scram-sha-512"), ("User", "ioc"), ("Password", "bí mật"),
            ("CaFile", ca), ("GroupInstanceId", "ingest-1"), ("SessionTimeoutSeconds", "45"), ("ReplicationFactor", "3"));
        File.Delete(ca);

        errors.ShouldBeEmpty();
        kafka!.ToString().ShouldBe("a:9093,b:9093 (SaslSsl)");
        ConsumerConfig consumer = KafkaSettings.Consumer(EventStream.OfKafka(kafka), "ioc-ingest");
        consumer.BootstrapServers.ShouldBe("a:9093,b:9093");
        consumer.SecurityProtocol.ShouldBe(SecurityProtocol.SaslSsl);
        consumer.SaslMechanism.ShouldBe(SaslMechanism.ScramSha512);
        consumer.SaslPassword.ShouldBe("bí mật");
        consumer.SslCaLocation.ShouldBe(ca);
        consumer.GroupInstanceId.ShouldBe("ingest-1");
        consumer.SessionTimeoutMs.ShouldBe(45_000);
        consumer.AutoOffsetReset.ShouldBe(AutoOffsetReset.Error);
        consumer.PartitionAssignmentStrategy.ShouldBe(PartitionAssignmentStrategy.CooperativeSticky);
        KafkaSettings.Producer(EventStream.OfKafka(kafka)).EnableIdempotence.ShouldBe(true);
        EventStream.OfKafka(kafka).ToString().ShouldNotContain("bí mật");
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        (_, List<string> errors) = Read(
            ("BootstrapServers", "kafka"), ("SecurityProtocol", "tls"), ("SaslMechanism", "GSSAPI"), ("User", "ioc"), ("CaFile", "/nowhere/ca.pem"),
            ("CertificateFile", "/nowhere/c.pem"), ("SessionTimeoutSeconds", "1"));

        errors.Count.ShouldBe(9);
        errors.ShouldContain(error => error.Contains("Ioc__Kafka__BootstrapServers", StringComparison.Ordinal));
        errors.ShouldContain(error => error.Contains("plaintext, ssl, sasl_plaintext, sasl_ssl", StringComparison.Ordinal));
        errors.ShouldContain(error => error.Contains("SCRAM-SHA-256", StringComparison.Ordinal));
        errors.ShouldContain(error => error.Contains("/nowhere/ca.pem", StringComparison.Ordinal));
        errors.ShouldContain(error => error.Contains("belong together", StringComparison.Ordinal));
        errors.ShouldContain(error => error.Contains("SessionTimeoutSeconds", StringComparison.Ordinal));
    }

    [Fact]
    public void A_worker_needs_a_cluster_and_stores_that_can_be_shared()
    {
        IConfiguration none = new ConfigurationBuilder().AddInMemoryCollection([new("Ioc:Profile:Folder", Path.Combine(Ioc.Tests.Shared.Repository.Root, "profiles"))]).Build();
        Should.Throw<SettingsException>(() => WorkerSettings.Read(none)).Errors.ShouldHaveSingleItem().ShouldContain("BootstrapServers");

        IConfiguration alone = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Ioc:Profile:Folder", Path.Combine(Ioc.Tests.Shared.Repository.Root, "profiles")), new("Ioc:Kafka:BootstrapServers", "k:9092"), new("Ioc:Kafka:Bootstrap", "k")]).Build();
        IReadOnlyList<string> errors = Should.Throw<SettingsException>(() => WorkerSettings.Read(alone)).Errors;
        errors.Count.ShouldBe(3);
        errors.ShouldContain(error => error.Contains("Ioc__Store__Kind must be postgres", StringComparison.Ordinal));
        errors.ShouldContain(error => error.Contains("Ioc__Series__Kind must be influx", StringComparison.Ordinal));
    }

    [Fact]
    public void A_heartbeat_without_a_name_is_refused()
    {
        Dictionary<string, string?> set = new()
        {
            ["Ioc:Profile:Folder"] = Path.Combine(Ioc.Tests.Shared.Repository.Root, "profiles"),
            ["Ioc:Kafka:BootstrapServers"] = "k:9092",
            ["Ioc:Store:Kind"] = "postgres",
            ["Ioc:Store:ConnectionString"] = "Host=db",
            ["Ioc:Series:Kind"] = "influx",
            ["Ioc:Series:Url"] = "http://influx:8086",
            ["Ioc:Heartbeat:Url"] = "https://watch.example/ioc",
        };
        IReadOnlyList<string> errors = Should.Throw<SettingsException>(() => WorkerSettings.Read(Of(set))).Errors;
        errors.ShouldContain(error => error.Contains("Ioc__Heartbeat__Url has no {name}", StringComparison.Ordinal));
        errors.Count.ShouldBe(1);

        (set["Ioc:Heartbeat:Url"], set["Ioc:Heartbeat:Name"]) = ("https://watch.example/ioc-{name}", "ingest 1");
        WorkerSettings.Read(Of(set)).Telemetry.Heartbeat!.AbsoluteUri.ShouldBe("https://watch.example/ioc-ingest%201");
        set.Remove("Ioc:Heartbeat:Name");
        WorkerSettings.Read(Of(set)).Telemetry.Heartbeat!.AbsoluteUri.ShouldEndWith(Uri.EscapeDataString(Environment.MachineName), Case.Insensitive);

        static IConfiguration Of(Dictionary<string, string?> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }

    private static (KafkaConnection? Kafka, List<string> Errors) Read(params (string Key, string Value)[] keys)
    {
        var errors = new List<string>();
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(keys.Select(key => new KeyValuePair<string, string?>("Ioc:Kafka:" + key.Key, key.Value))).Build();
        return (BrokerSettings.Read(new SettingsSection(configuration, errors), errors), errors);
    }
}
