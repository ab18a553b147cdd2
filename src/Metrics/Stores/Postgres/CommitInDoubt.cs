using Ioc.Metrics.Stores.Sql;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>
/// A commit whose answer was lost on the way: the server alone knows whether it holds. Before the batch is written again it is asked, so that it does not count twice.
/// A server that crashed gives the number of an unfinished transaction to another, so where the batch moves an offset the offset itself is the evidence.
/// </summary>
internal sealed record CommitInDoubt(string Transaction, long Number)
{
    /// <summary>Whether it was committed. Throws <see cref="StoreUnavailableException"/> while the server has not decided.</summary>
    public async Task<bool> WasCommittedAsync(NpgsqlConnection connection, CommitBatch batch, CancellationToken cancellation)
    {
        string? status = await StatusAsync(connection, cancellation).ConfigureAwait(false);
        if (status is not ("committed" or "aborted"))
        {
            throw new StoreUnavailableException($"PostgreSQL chưa kết thúc giao dịch trước (the server has not decided transaction {Transaction} yet)");
        }

        return status == "committed" && (batch.Offsets.Count == 0 || await HasMovedAsync(connection, batch.Offsets[0], cancellation).ConfigureAwait(false));
    }

    /// <summary>A number that the server has not reached yet is of before a crash.</summary>
    private async Task<string?> StatusAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            List<string?> status = await connection
                .AllAsync(new StoreQuery<string?>("SELECT pg_xact_status($1::xid8)", row => row.TextOrNull(0), Transaction), cancellation).ConfigureAwait(false);
            return status[0];
        }
        catch (PostgresException inTheFuture) when (inTheFuture.SqlState == PostgresErrorCodes.InvalidParameterValue)
        {
            return "aborted";
        }
    }

    /// <summary>Whoever took the partition since begins where it was committed; whether the next owner went on from there or from before shows in nothing, so the server's word is believed.</summary>
    private static async Task<bool> HasMovedAsync(NpgsqlConnection connection, PartitionAdvance advance, CancellationToken cancellation)
    {
        List<long> moved = await connection.AllAsync(
            new StoreQuery<long>(
                """
                SELECT 1::bigint FROM partitions
                WHERE topic = $1 AND partition = $2 AND stream = $3 AND (epoch = $4 AND next_offset = $5 OR epoch > $4 AND next_offset >= $5)
                """,
                row => row.Long(0), advance.Topic, advance.Partition, advance.Stream, advance.Epoch, advance.Next),
            cancellation).ConfigureAwait(false);
        return moved.Count == 1;
    }
}
