using Ioc.Metrics.Dossiers;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Reads of dossiers: facts and history are blobs, beside them stand the columns that queries choose by.</summary>
internal static class DossierQueries
{
    public const string Columns = "unit, number, facts, history";

    /// <summary>Behind every text that begins alike.</summary>
    private const string Last = "\uFFFD";

    /// <summary>
    /// A number's last two pieces, or its last one where there is but one dash, word for word as the index has it (migration 0012). Two, because a day and its
    /// running number come in their order: new rows go into few pages of the index. By the running number alone each would go into one of its own.
    /// </summary>
    public const string End = $"substr({Written}, length(coalesce(nullif({ToLastButOne}, ''), {ToLast})) + 1)";

    private const string Written = "coalesce(plain, number)";
    private const string Letters = $"replace({Written}, '-', '')";
    private const string ToLast = $"rtrim({Written}, {Letters})";
    private const string ToLastButOne = $"rtrim(rtrim({ToLast}, '-'), {Letters})";

    /// <summary>Rows that a transaction of <see cref="WithoutPlain"/> writes.</summary>
    private const int FilledAtOnce = 10_000;

    /// <summary>A row that begins with <see cref="Columns"/>.</summary>
    public static DossierRow Row(IStoreRow row, DossierFactsCodec codec) =>
        new(new DossierKey(row.Text(0), row.Text(1)), row.Bytes(3), codec.Decode(row.Bytes(2)));

    /// <summary>Keys of a unit's dossiers whose numbers begin with the text.</summary>
    public static StoreQuery<DossierKey> Like(string unit, string beginning, int limit) => new(
        "SELECT unit, number FROM dossiers WHERE unit = $1 AND number >= $2 AND number < $3 ORDER BY number LIMIT $4",
        Key, unit, beginning, beginning + Last, limit);

    /// <summary>Keys of a unit's odd numbers whose plain form begins with the text.</summary>
    public static StoreQuery<DossierKey> Odd(string unit, string beginning, int limit) => new(
        "SELECT unit, number FROM dossiers WHERE unit = $1 AND plain >= $2 AND plain < $3 ORDER BY plain LIMIT $4", Key, unit, beginning, beginning + Last, limit);

    /// <summary>Keys of a unit's dossiers whose numbers go on with the text after a dash. Only rows with the text's own last pieces are looked at.</summary>
    public static StoreQuery<DossierKey> Ending(string unit, string end, int limit)
    {
        string pieces = LastPieces(end);
        return new StoreQuery<DossierKey>(
            $"SELECT unit, number FROM dossiers WHERE unit = $1 AND {End} >= $2 AND {End} < $3 AND replace({Written}, '-' || $4, '') <> {Written} ORDER BY {End} DESC LIMIT $5",
            Key, unit, pieces, pieces + Last, end, limit);
    }

    /// <summary>Some keys of odd numbers without their plain form: of before it was kept, or by a program that keeps none. Odd: the condition of the index, word for word.</summary>
    public static StoreQuery<DossierKey> WithoutPlain(string odd) => new($"SELECT unit, number FROM dossiers WHERE plain IS NULL AND {odd} LIMIT $1", Key, FilledAtOnce);

    /// <summary>A unit's dossiers that were not received.</summary>
    public static StoreQuery<NumberedFacts> Unaccepted(string unit, DossierFactsCodec codec) => new(
        "SELECT number, facts FROM dossiers WHERE unit = $1 AND accepted_at IS NULL ORDER BY number", row => new NumberedFacts(row.Text(0), codec.Decode(row.Bytes(1))), unit);

    private static string LastPieces(string end)
    {
        int last = end.LastIndexOf('-');
        return last < 0 ? end : end[(end.AsSpan(0, last).TrimEnd('-').LastIndexOf('-') + 1)..];
    }

    private static DossierKey Key(IStoreRow row) => new(row.Text(0), row.Text(1));
}
