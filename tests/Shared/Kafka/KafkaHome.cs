namespace Ioc.Tests.Shared.Kafka;

/// <summary>Where a distribution of Apache Kafka lies (KAFKA_HOME); `./ioc test` sets it where it finds one.</summary>
public static class KafkaHome
{
    /// <summary>Folder with libs/; null: tests that need a cluster are skipped.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("KAFKA_HOME") is { Length: > 0 } home && Directory.Exists(Path.Combine(home, "libs")) ? home : null;

    /// <summary>Why tests that need a cluster do not run here; null: they run.</summary>
    public static string? WhyNot { get; } = Folder is null ? "needs an Apache Kafka: set KAFKA_HOME to a distribution (with Java 17 or newer on the PATH)" : null;
}
