using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>How this project connects: what the connection string leaves open is filled in.</summary>
internal static class PostgresConnection
{
    /// <summary>A process that stops within a transaction (SIGSTOP, a dead machine) must not keep its rows from the next owner.</summary>
    private const string Options = "-c idle_in_transaction_session_timeout=10000 -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

    /// <summary>Server: lines that were open when it went away are not used when it is back. Throws ArgumentException for what is no connection string.</summary>
    public static NpgsqlDataSource Source(string connectionString, PostgresState? server = null)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        NpgsqlConnectionStringBuilder settings = builder.ConnectionStringBuilder;
        settings.Options ??= Options;
        settings.ApplicationName ??= "ioc";
        if (settings.MaxAutoPrepare == 0)
        {
            settings.MaxAutoPrepare = 64;
            settings.AutoPrepareMinUsages = 3;
        }

        NpgsqlDataSource source = builder.Build();
        server?.Changed += source.Clear;
        return source;
    }

    /// <summary>Host, port and database, for messages: no user and no password.</summary>
    public static string Name(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return $"postgresql://{settings.Host}:{settings.Port}/{settings.Database}{(settings.SearchPath is { } schema ? "#" + schema : "")}";
    }
}
