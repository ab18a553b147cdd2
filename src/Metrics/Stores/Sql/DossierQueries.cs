using Ioc.Metrics.Dossiers;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Reads of dossiers: facts and history are blobs, beside them stand the columns that queries choose by.</summary>
internal static class DossierQueries
{
    public const string Columns = "unit, number, facts, history";

    private const int MostOdd = 20_000;

    /// <summary>Behind every text that begins alike.</summary>
    private const string Last = "\uFFFD";

    /// <summary>A row that begins with <see cref="Columns"/>.</summary>
    public static DossierRow Row(IStoreRow row, DossierFactsCodec codec) =>
        new(new DossierKey(row.Text(0), row.Text(1)), row.Bytes(3), codec.Decode(row.Bytes(2)));

    /// <summary>Keys of a unit's dossiers whose numbers begin with the text.</summary>
    public static StoreQuery<DossierKey> Like(string unit, string beginning, int limit) => new(
        "SELECT unit, number FROM dossiers WHERE unit = $1 AND number >= $2 AND number < $3 ORDER BY number LIMIT $4",
        Key, unit, beginning, beginning + Last, limit);

    /// <summary>What a unit's numbers begin with up to their first dash (all of one that has none): few, mostly the unit's own code; each is sought by itself, at most 16. Find: the database's name for where a text holds another.</summary>
    public static StoreQuery<string> Heads(string unit, string find) => new(
        $"""
        WITH RECURSIVE heads (head, n) AS (
            SELECT (SELECT {Head(find)} FROM dossiers AS d WHERE d.unit = $1 ORDER BY d.number LIMIT 1), 1
            UNION ALL
            SELECT (SELECT {Head(find)} FROM dossiers AS d WHERE d.unit = $1 AND d.number > heads.head || $2 ORDER BY d.number LIMIT 1), n + 1 FROM heads WHERE head IS NOT NULL AND n < 16
        )
        SELECT head FROM heads WHERE head IS NOT NULL
        """,
        row => row.Text(0), unit, Last);

    /// <summary>Keys of numbers that may be another's but for case, blanks and dashes. Odd: the condition of the index, word for word.</summary>
    public static StoreQuery<DossierKey> OddNumbers(string odd) => new($"SELECT unit, number FROM dossiers WHERE {odd} ORDER BY unit, number LIMIT $1", Key, MostOdd);

    /// <summary>A unit's dossiers that were not received.</summary>
    public static StoreQuery<NumberedFacts> Unaccepted(string unit, DossierFactsCodec codec) => new(
        "SELECT number, facts FROM dossiers WHERE unit = $1 AND accepted_at IS NULL ORDER BY number", row => new NumberedFacts(row.Text(0), codec.Decode(row.Bytes(1))), unit);

    private static string Head(string find) => $"CASE WHEN {find}(d.number, '-') > 0 THEN substr(d.number, 1, {find}(d.number, '-')) ELSE d.number END";

    private static DossierKey Key(IStoreRow row) => new(row.Text(0), row.Text(1));
}
