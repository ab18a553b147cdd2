using Ioc.Tests.Shared.Servers;

namespace Ioc.EndToEnd.Engines;

/// <summary>A test that needs real PostgreSQL and InfluxDB servers; skipped, with the reason, where one is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsServersAttribute : FactAttribute
{
    public NeedsServersAttribute() => Skip = PostgresServer.Programs is null
        ? "PostgreSQL is not installed (Debian: postgresql)"
        : InfluxServer.Program is null ? "InfluxDB is not installed (Debian: influxdb)" : null;
}
