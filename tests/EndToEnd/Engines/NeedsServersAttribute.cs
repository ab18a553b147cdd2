using Ioc.Tests.Shared.Kafka;
using Ioc.Tests.Shared.Servers;

namespace Ioc.EndToEnd.Engines;

/// <summary>A test that needs real PostgreSQL and InfluxDB servers, or also an Apache Kafka; skipped, with the reason, where one is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsServersAttribute : FactAttribute
{
    public NeedsServersAttribute(bool kafka = false) => Skip = PostgresServer.Programs is null
        ? "PostgreSQL is not installed (Debian: postgresql)"
        : InfluxServer.Program is null ? "InfluxDB is not installed (Debian: influxdb)" : kafka ? KafkaHome.WhyNot : null;
}
