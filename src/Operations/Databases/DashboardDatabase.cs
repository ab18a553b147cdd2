using System.Data.Common;
using System.Globalization;
using Dapper;
using Ioc.Metrics.Stores.Postgres;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Ioc.Operations.Databases;

/// <summary>
/// A small database of the dashboard's own: a file of the data directory or, when PostgreSQL keeps the state, a schema there that all
/// dashboards share. One set of numbered migrations serves both (<see cref="PostgresDialect"/>). Several processes may use it at once.
/// </summary>
public abstract class DashboardDatabase
{
    /// <summary>Key of the advisory lock that holds while a schema is migrated ("Ioc" and a number).</summary>
    private const long Lock = 0x496F63_0002;

    private const int ConnectSeconds = 4, CommandSeconds = 15;

    private static readonly NpgsqlConnectionStringBuilder NpgsqlDefaults = [];

    private readonly string _name;
    private readonly string[] _migrations;
    private readonly NpgsqlDataSource? _postgres;

    /// <summary>Name: of its migrations' folder, in lower case also of the schema's end. Postgres: connection string; null: the file.</summary>
    protected DashboardDatabase(string name, string[] migrations, string file, string? postgres)
    {
        _name = name;
        _migrations = migrations;
        File = file;
        if (postgres is not null)
        {
            var settings = new NpgsqlConnectionStringBuilder(postgres);
            Schema = $"{settings.SearchPath ?? "ioc"}_{name.ToLowerInvariant()}";
            settings.SearchPath = Schema;
            settings.ApplicationName ??= "ioc";

            // What the connection string leaves open: a page is not to wait as long as a batch may.
            settings.Timeout = settings.Timeout == NpgsqlDefaults.Timeout ? ConnectSeconds : settings.Timeout;
            settings.CommandTimeout = settings.CommandTimeout == NpgsqlDefaults.CommandTimeout ? CommandSeconds : settings.CommandTimeout;
            _postgres = NpgsqlDataSource.Create(settings);
        }
    }

    /// <summary>Sees each connection to a file as it is opened (for tests of the queries' plans).</summary>
    internal Action<SqliteConnection>? Opened { get; set; }

    /// <summary>The file of the data directory; with PostgreSQL it is not used.</summary>
    public string File { get; }

    /// <summary>Whether PostgreSQL answers; null: it is tried each time.</summary>
    public PostgresState? Server
    {
        get;
        init
        {
            field = value;
            value?.Changed += () => _postgres?.Clear(); // lines that were open when it went away are not used when it is back
        }
    }

    /// <summary>The schema in PostgreSQL; empty: it is a file.</summary>
    public string Schema { get; } = "";

    /// <summary>An open connection; the caller disposes it. Throws <see cref="DbException"/>; at once while PostgreSQL is known to be away.</summary>
    public DbConnection Open()
    {
        if (_postgres is not null)
        {
            return OpenPostgres(_postgres);
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, ForeignKeys = true }.ToString());
        connection.Open();
        Opened?.Invoke(connection);
        return connection;
    }

    /// <summary>
    /// Creates the tables or brings them up to date. Throws <see cref="InvalidOperationException"/> when they are newer than this program, unless all that
    /// came since only adds (a migration whose first line begins with `-- additive`): then dashboards of two versions share them.
    /// </summary>
    public void Migrate()
    {
        using DbConnection connection = Open();
        if (_postgres is null)
        {
            connection.Execute("PRAGMA journal_mode = WAL");
        }

        using DbTransaction transaction = connection.BeginTransaction();
        int version = Version(connection, transaction);
        if (version > _migrations.Length && Lowest(connection, transaction) is var lowest && (lowest ?? version) > _migrations.Length)
        {
            throw new InvalidOperationException(
                $"{(_postgres is null ? File : "schema " + Schema)} was written by a newer version of this program (schema {version}; this one knows {_migrations.Length}).");
        }

        for (int i = version; i < _migrations.Length; i++)
        {
            string script = Script(_migrations[i]);
            connection.Execute(_postgres is null ? script : PostgresDialect.Of(script), transaction: transaction);
        }

        if (version < _migrations.Length)
        {
            Note(connection, transaction);
        }

        transaction.Commit();
    }

    private NpgsqlConnection OpenPostgres(NpgsqlDataSource source)
    {
        if (Server?.Outage is { } outage)
        {
            throw new DatabaseAwayException(outage);
        }

        try
        {
            return source.OpenConnection();
        }
        catch (NpgsqlException)
        {
            Server?.Suspect();
            throw;
        }
    }

    /// <summary>Notes the version, and the lowest program that may still use the tables.</summary>
    private void Note(DbConnection connection, DbTransaction transaction)
    {
        int lowest = _migrations.Length;
        while (lowest > 0 && Script(_migrations[lowest - 1]).StartsWith("-- additive", StringComparison.Ordinal))
        {
            lowest--;
        }

        connection.Execute(
            _postgres is null
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"PRAGMA user_version = {_migrations.Length}; CREATE TABLE IF NOT EXISTS schema_lowest (version INTEGER NOT NULL); DELETE FROM schema_lowest; INSERT INTO schema_lowest VALUES ({lowest})")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"ALTER TABLE version ADD COLUMN IF NOT EXISTS lowest BIGINT; DELETE FROM version; INSERT INTO version (version, lowest) VALUES ({_migrations.Length}, {lowest})"),
            transaction: transaction);
    }

    /// <summary>Asked of tables that are newer than this program: whoever made them so noted it. Null: not noted.</summary>
    private int? Lowest(DbConnection connection, DbTransaction transaction) =>
        _postgres is null && connection.ExecuteScalar<int>("SELECT count(*) FROM sqlite_master WHERE name = 'schema_lowest'", transaction: transaction) == 0
            ? null
            : connection.ExecuteScalar<int?>(_postgres is null ? "SELECT max(version) FROM schema_lowest" : "SELECT max(lowest) FROM version", transaction: transaction);

    /// <summary>In PostgreSQL the lock lasts as long as the transaction: one process migrates, the others wait.</summary>
    private int Version(DbConnection connection, DbTransaction transaction)
    {
        if (_postgres is null)
        {
            return connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction);
        }

        connection.Execute(
            $"SELECT pg_advisory_xact_lock({Lock}); CREATE SCHEMA IF NOT EXISTS \"{Schema}\"; CREATE TABLE IF NOT EXISTS version (version BIGINT NOT NULL); {PostgresDialect.Prepare}",
            transaction: transaction);
        return connection.ExecuteScalar<int>("SELECT coalesce(max(version), 0) FROM version", transaction: transaction);
    }

    private string Script(string number)
    {
        using Stream stream = typeof(DashboardDatabase).Assembly.GetManifestResourceStream($"Ioc.Operations.{_name}.Migrations.{number}.sql")
            ?? throw new InvalidOperationException($"migration {number} of {_name} is missing from the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
