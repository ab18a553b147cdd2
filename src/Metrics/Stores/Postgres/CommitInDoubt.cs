using Ioc.Metrics.Stores.Sql;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>A commit whose answer was lost on the way: the server alone knows whether it holds. Before the batch is written again it is asked, so that it does not count twice.</summary>
internal sealed record CommitInDoubt(string Transaction, long Number)
{
    /// <summary>Whether it was committed. Throws <see cref="StoreUnavailableException"/> while the server has not decided.</summary>
    public async Task<bool> WasCommittedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        List<string?> status = await connection
            .AllAsync(new StoreQuery<string?>("SELECT pg_xact_status($1::xid8)", row => row.TextOrNull(0), Transaction), cancellation).ConfigureAwait(false);
        return status[0] switch
        {
            "committed" => true,
            "aborted" => false,
            _ => throw new StoreUnavailableException($"PostgreSQL chưa kết thúc giao dịch trước (the server has not decided transaction {Transaction} yet)"),
        };
    }
}
