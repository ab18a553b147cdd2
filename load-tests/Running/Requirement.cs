using Ioc.LoadTests.Scenarios;
using Ioc.Tests.Shared.Kafka;
using Ioc.Tests.Shared.Servers;

namespace Ioc.LoadTests.Running;

/// <summary>A program that a benchmark or scenario starts and that this project does not bring along. Package: of Debian.</summary>
internal sealed record Requirement(string Program, string Package, bool IsThere)
{
    public static Requirement Influx { get; } = new("InfluxDB 1.x (influxd)", "influxdb", InfluxServer.Program is not null);

    public static Requirement Postgres { get; } = new("PostgreSQL", "postgresql", PostgresServer.Programs is not null);

    public static Requirement Chromium { get; } = new("Chromium (or IOC_CHROMIUM=PATH)", "chromium", PaintWatch.Chromium is not null);

    public static Requirement Kafka { get; } = new("an Apache Kafka (KAFKA_HOME=FOLDER of a distribution)", "openjdk-17-jre-headless", KafkaHome.WhyNot is null);

    public override string ToString() => $"{Program}, which is not installed: apt-get install {Package} (`./ioc test` installs it too).";
}
