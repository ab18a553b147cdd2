using Confluent.Kafka;
using Ioc.Ingest.Settings;
using Ioc.Tests.Shared;
using Microsoft.Extensions.Configuration;

namespace Ioc.Ingest.Tests.Bridge;

public sealed class BridgeSettingsTests
{
    private static readonly (string, string)[] _kafka = [("Kafka:BootstrapServers", "ours:9092"), ("Kafka:SecurityProtocol", "sasl_ssl"), ("Kafka:SaslMechanism", "PLAIN"), ("Kafka:User", "ioc"), ("Kafka:Password", "p")];

    [Fact]
    public void Foreign_topics_are_in_our_cluster_unless_another_is_named()
    {
        BridgeSettings settings = Read(_kafka);
        (settings.Foreign.BootstrapServers, settings.Foreign.User, settings.Group, settings.Urls).ShouldBe(("ours:9092", "ioc", "ioc-bridge", "http://127.0.0.1:8091"));
    }

    [Fact]
    public void Another_cluster_has_settings_of_its_own_and_none_of_ours()
    {
        BridgeSettings settings = Read([.. _kafka, ("Bridge:BootstrapServers", "theirs:9093"), ("Bridge:Group", "g")]);
        (settings.Foreign.BootstrapServers, settings.Foreign.Security, settings.Foreign.User, settings.Foreign.Password, settings.Group).ShouldBe(("theirs:9093", SecurityProtocol.Plaintext, null, null, "g"));
        (settings.Kafka.BootstrapServers, settings.Kafka.User).ShouldBe(("ours:9092", "ioc"));
        settings = Read([.. _kafka, ("Bridge:BootstrapServers", "theirs:9093"), ("Bridge:SecurityProtocol", "sasl_plaintext"), ("Bridge:SaslMechanism", "SCRAM-SHA-512"), ("Bridge:User", "u"), ("Bridge:Password", "q")]);
        (settings.Foreign.Security, settings.Foreign.Sasl, settings.Foreign.User, settings.Foreign.Password).ShouldBe((SecurityProtocol.SaslPlaintext, SaslMechanism.ScramSha512, "u", "q"));
    }

    [Fact]
    public void Everything_that_is_wrong_is_listed_by_the_name_it_was_given_by()
    {
        string[] errors = Errors(("Bridge:BootstrapServers", "nowhere"), ("Bridge:SecurityProtocol", "sasl_ssl"), ("Bridge:Group", "ioc-ingest"), ("Bridge:Grup", "x"));
        errors.ShouldContain(error => error.Contains("Ioc__Kafka__BootstrapServers is not set", StringComparison.Ordinal));
        errors.ShouldContain(error => error.StartsWith("Ioc__Bridge__BootstrapServers: \"nowhere\"", StringComparison.Ordinal));
        errors.ShouldContain(error => error.StartsWith("Ioc__Bridge__SecurityProtocol asks for SASL: Ioc__Bridge__SaslMechanism", StringComparison.Ordinal));
        errors.ShouldContain(error => error.Contains("the workers' group", StringComparison.Ordinal));
        errors.ShouldContain(error => error.StartsWith("Ioc__Bridge__Grup: there is no such setting", StringComparison.Ordinal));
        errors.Length.ShouldBe(5);
        Errors([.. _kafka, ("Bridge:User", "u")]).ShouldHaveSingleItem().ShouldContain("Ioc__Bridge__BootstrapServers is not set");
    }

    private static string[] Errors(params (string Key, string Value)[] given) => [.. Should.Throw<SettingsException>(() => Read(given)).Errors];

    private static BridgeSettings Read(params (string Key, string Value)[] given) => BridgeSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(
        given.Append(("Profile:Folder", Path.Combine(Repository.Root, "profiles"))).Select(pair => KeyValuePair.Create<string, string?>("Ioc:" + pair.Item1, pair.Item2))).Build());
}
