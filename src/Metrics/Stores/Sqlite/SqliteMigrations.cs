using System.Globalization;
using Ioc.Metrics.Stores.Sql;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Applies migrations to a SQLite database; its `user_version` is the version.</summary>
internal static class SqliteMigrations
{
    /// <summary>Applies what the database lacks, up to a version (for tests of older ones).</summary>
    public static void Apply(this MigrationScripts scripts, SqliteSession session, int upTo = int.MaxValue)
    {
        for (int version = Version(session); version < Math.Min(scripts.Latest, upTo); version++)
        {
            session.Begin();
            session.Execute(scripts.After(version));
            session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}"));
            session.Commit();
        }
    }

    public static int Version(SqliteSession session) => (int)session.Scalar("PRAGMA user_version");
}
