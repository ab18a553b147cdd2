namespace Ioc.Metrics.Stores.Sql;

/// <summary>Taking and giving up leases; {0} is the clock of the store in Unix milliseconds.</summary>
internal static class LeaseQueries
{
    public const string SqliteClock = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
    public const string PostgresClock = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    /// <summary>No row while another holds it. Parameters: name, holder, milliseconds.</summary>
    public static string Take(string clock, string[] parameters) =>
        $"""
        INSERT INTO leases AS l (name, holder, epoch, expires_at) VALUES ({parameters[0]}, {parameters[1]}, 1, {clock} + {parameters[2]})
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at,
            epoch = CASE WHEN l.holder = excluded.holder THEN l.epoch ELSE l.epoch + 1 END
        WHERE l.holder = excluded.holder OR l.expires_at <= {clock}
        RETURNING epoch
        """;
}
