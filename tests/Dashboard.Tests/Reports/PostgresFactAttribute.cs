using Ioc.Tests.Shared.Servers;

namespace Ioc.Dashboard.Tests.Reports;

/// <summary>A fact that needs a real PostgreSQL; skipped, and said so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.Programs is null ? "PostgreSQL is not installed (Debian: postgresql)" : null;
}
