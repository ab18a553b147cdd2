using Ioc.Metrics.Dossiers;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Reads of dossiers: facts and history are blobs, beside them stand the columns that queries choose by.</summary>
internal static class DossierQueries
{
    public const string Columns = "unit, number, facts, history";

    /// <summary>A row that begins with <see cref="Columns"/>.</summary>
    public static DossierRow Row(IStoreRow row, DossierFactsCodec codec) =>
        new(new DossierKey(row.Text(0), row.Text(1)), row.Bytes(3), codec.Decode(row.Bytes(2)));

    /// <summary>Keys of a unit's dossiers whose numbers begin with the text.</summary>
    public static StoreQuery<DossierKey> Like(string unit, string beginning, int limit) => new(
        "SELECT unit, number FROM dossiers WHERE unit = $1 AND number >= $2 AND number < $3 ORDER BY number LIMIT $4",
        row => new DossierKey(row.Text(0), row.Text(1)), unit, beginning, beginning + "\uFFFD", limit);
}
