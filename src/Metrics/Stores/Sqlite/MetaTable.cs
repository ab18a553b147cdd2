using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>The one row of what the store knows of itself.</summary>
internal static class MetaTable
{
    public static void Create(SqliteSession session, string province, string law, string fingerprint) =>
        session.Prepare("INSERT INTO meta (id, province, law, profile_fingerprint) VALUES (1, ?, ?, ?)")
            .Bind(province).Bind(law).Bind(fingerprint).Run();

    /// <summary>A program that opens it computes the same figures by a profile of this version.</summary>
    public static void Confirm(SqliteSession session, FiguresBasis basis) =>
        session.Prepare("UPDATE meta SET profile_version = ?1 WHERE law = ?2 AND profile_fingerprint = ?3 AND coalesce(profile_version, 0) < ?1")
            .Bind(basis.ProfileVersion!.Value).Bind(basis.Law!).Bind(basis.ProfileFingerprint!).Run();

    /// <summary>Counts the commit and marks the kind of data at the first event; null when the batch is of the other kind.</summary>
    public static long? Advance(SqliteSession session, CommitBatch batch, Instant? firstArrival)
    {
        Statement update = session.Prepare(
            """
            UPDATE meta SET commit_number = commit_number + 1, last_committed_at = ?1,
                simulated = coalesce(simulated, ?2), first_arrival = coalesce(first_arrival, ?3), watched_at = coalesce(?4, watched_at)
            WHERE ?2 IS NULL OR simulated IS NULL OR simulated = ?2
            RETURNING commit_number
            """).Bind(batch.CommittedAt.Ticks).Bind(batch.Simulated is { } kind ? (kind ? 1L : 0L) : null).Bind(firstArrival?.Ticks)
            .Bind(batch.Watched ? batch.CommittedAt.Ticks : null);
        long? number = update.Step() ? update.Long(0) : null;
        _ = number is not null && update.Step();
        return number;
    }

    public static void Rebuilt(SqliteSession session, FiguresBasis basis) =>
        session.Prepare("UPDATE meta SET law = ?, profile_version = ?, profile_fingerprint = ?, commit_number = commit_number + 1")
            .Bind(basis.Law!).Bind(basis.ProfileVersion).Bind(basis.ProfileFingerprint!).Run();
}
