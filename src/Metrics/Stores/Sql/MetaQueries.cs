using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Reads of the one row of what a store knows of itself, and its refusals.</summary>
internal static class MetaQueries
{
    public static StoreQuery<StoreState> State() => new(
        "SELECT law, profile_fingerprint, simulated, commit_number, last_committed_at, first_arrival, watched_at, profile_version FROM meta",
        row => new StoreState(
            row.TextOrNull(0),
            row.TextOrNull(1),
            row.LongOrNull(2) is { } simulated ? simulated != 0 : null,
            row.Long(3),
            row.LongOrNull(4) is { } committed ? new Instant(committed) : null,
            row.LongOrNull(5) is { } arrived ? new Instant(arrived) : null)
        {
            WatchedAt = row.LongOrNull(6) is { } watched ? new Instant(watched) : null,
            ProfileVersion = (int?)row.LongOrNull(7),
        });

    /// <summary>Throws when figures of this basis are not to replace those that there are; false: they are of it already.</summary>
    public static bool Replaces(FiguresBasis basis, FiguresBasis stored) =>
        !basis.GivesTheFiguresOf(stored) && (basis.MayReplace(stored) ? true : throw new OutdatedProgramException(stored, basis));

    public static StoreQuery<string> Province() => new("SELECT province FROM meta", row => row.Text(0));

    public static StoreQuery<long> Commit() => new("SELECT commit_number FROM meta WHERE id = 1", row => row.Long(0));

    public static StoreQuery<long> Relayed() => new("SELECT dead_letters_relayed FROM meta", row => row.Long(0));

    /// <summary>A store that holds the other kind of data takes nothing of this one.</summary>
    public static OtherKindException OtherKind(bool? simulated) => new(
        simulated == true
            ? "Kho dữ liệu chứa số liệu thật, không nhận số liệu mô phỏng. The store holds real data and takes no simulated events: use another store (--data) for the simulator."
            : "Kho dữ liệu chứa số liệu mô phỏng, không nhận số liệu thật. The store holds simulated data and takes no real events: use another store (--data).");
}
