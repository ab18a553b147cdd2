using System.Data.Common;
using Ioc.Metrics.Stores.Postgres;

namespace Ioc.Operations.Databases;

/// <summary>The database cannot be asked now: nothing is known about what was asked, neither yes nor no.</summary>
public sealed class DatabaseAwayException(PostgresOutage outage) : DbException($"PostgreSQL does not answer since {outage.Since}: {outage.Why}");
