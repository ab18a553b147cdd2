using Ioc.Metrics.Dossiers;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Reads of dossiers: facts and history are blobs, beside them stand the columns that queries choose by.</summary>
internal static class DossierQueries
{
    public const string Columns = "unit, number, facts, history";

    /// <summary>Behind every text that begins alike.</summary>
    private const string Last = "\uFFFD";

    /// <summary>A number's last piece and the one before it (the running number and the day), as the index has them word for word (migration 0012): by them every end of it is found.</summary>
    public const string End = $"(substr({Written}, length({ToLast}) + 1) || '-' || substr({BeforeLast}, length(rtrim({BeforeLast}, {Letters})) + 1))";

    private const string Written = "coalesce(plain, number)";
    private const string Letters = $"replace({Written}, '-', '')";
    private const string ToLast = $"rtrim({Written}, {Letters})";
    private const string BeforeLast = $"rtrim({ToLast}, '-')";

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

    /// <summary>Keys of a unit's dossiers whose numbers end with the text after a dash, the last day first. Only rows with the text's own last pieces are looked at.</summary>
    public static StoreQuery<DossierKey> Ending(string unit, string end, int limit)
    {
        (string first, string last) = Pieces(end);
        return new StoreQuery<DossierKey>(
            $"SELECT unit, number FROM dossiers WHERE unit = $1 AND {End} >= $2 AND {End} <= $3 AND substr({Written}, length({Written}) - length($4)) = '-' || $4 ORDER BY {End} DESC LIMIT $5",
            Key, unit, first, last, end, limit);
    }

    /// <summary>Some keys of odd numbers without their plain form: of before it was kept, or by a program that keeps none. Odd: the condition of the index, word for word.</summary>
    public static StoreQuery<DossierKey> WithoutPlain(string odd) => new($"SELECT unit, number FROM dossiers WHERE plain IS NULL AND {odd} LIMIT $1", Key, FilledAtOnce);

    /// <summary>A unit's dossiers that were not received.</summary>
    public static StoreQuery<NumberedFacts> Unaccepted(string unit, DossierFactsCodec codec) => new(
        "SELECT number, facts FROM dossiers WHERE unit = $1 AND accepted_at IS NULL ORDER BY number", row => new NumberedFacts(row.Text(0), codec.Decode(row.Bytes(1))), unit);

    /// <summary>Between what <see cref="End"/> is of numbers with the end: of one piece the one before it is open.</summary>
    private static (string First, string Last) Pieces(string end)
    {
        int dash = end.LastIndexOf('-');
        if (dash < 0)
        {
            return ($"{end}-", $"{end}-{Last}");
        }

        string before = end[..dash].TrimEnd('-'), both = $"{end[(dash + 1)..]}-{before[(before.LastIndexOf('-') + 1)..]}";
        return (both, both);
    }

    private static DossierKey Key(IStoreRow row) => new(row.Text(0), row.Text(1));
}
