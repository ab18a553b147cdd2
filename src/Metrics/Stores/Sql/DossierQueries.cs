using Ioc.Metrics.Dossiers;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Reads of dossiers: facts and history are blobs, beside them stand the columns that queries choose by.</summary>
internal static class DossierQueries
{
    public const string Columns = "unit, number, facts, history";

    /// <summary>A row that begins with <see cref="Columns"/>.</summary>
    public static DossierRow Row(IStoreRow row, DossierFactsCodec codec) =>
        new(new DossierKey(row.Text(0), row.Text(1)), row.Bytes(3), codec.Decode(row.Bytes(2)));
}
