using System.Globalization;
using Ioc.Metrics.Stores.Sql;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Applies migrations to a SQLite database; its `user_version` is the version, the table schema_lowest the lowest that may still use it.</summary>
internal static class SqliteMigrations
{
    /// <summary>Applies what the database lacks, up to a version (for tests of older ones).</summary>
    public static void Apply(this MigrationScripts scripts, SqliteSession session, int upTo = int.MaxValue)
    {
        for (int version = Version(session); version < Math.Min(scripts.Latest, upTo); version++)
        {
            session.Begin();
            session.Execute(scripts.After(version));
            session.Execute(string.Create(
                CultureInfo.InvariantCulture,
                $"PRAGMA user_version = {version + 1}; CREATE TABLE IF NOT EXISTS schema_lowest (version INTEGER NOT NULL); DELETE FROM schema_lowest; INSERT INTO schema_lowest VALUES ({scripts.Lowest(version + 1)})"));
            session.Commit();
        }
    }

    public static int Version(SqliteSession session) => (int)session.Scalar("PRAGMA user_version");

    /// <summary>Throws when a newer program has made the database unusable for this one.</summary>
    public static void RefuseNewer(this MigrationScripts scripts, SqliteSession session, string file)
    {
        int version = Version(session);
        if (version > scripts.Latest && scripts.IsTooNew(version, Lowest(session)))
        {
            throw scripts.Newer(file, version);
        }
    }

    private static int? Lowest(SqliteSession session) => session.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'schema_lowest'") == 0
        ? null
        : (int)session.Scalar("SELECT coalesce(max(version), 9999) FROM schema_lowest");
}
