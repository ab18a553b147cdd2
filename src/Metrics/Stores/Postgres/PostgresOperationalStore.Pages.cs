using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores.Sql;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>The dossiers behind a figure: an index range chooses candidates, the figure's own predicate decides. Order: unit, then time, then row.</summary>
public sealed partial class PostgresOperationalStore
{
    private const int Block = 256;

    public Task<DossierPage> DossiersAsync(DossierQuery query, CancellationToken cancellation)
    {
        DossierRange range = DossierRange.Of(query);
        DossierCursor? cursor = query.Cursor is null ? null : DossierCursor.Parse(query.Cursor);
        return SnapshotAsync(connection => PageAsync(connection, range, cursor, cancellation), cancellation);
    }

    internal static async Task<DossierPage> PageAsync(NpgsqlConnection connection, DossierRange range, DossierCursor? cursor, CancellationToken cancellation)
    {
        DossierQuery query = range.Query;
        string[] units = query.Units is { } known
            ? [.. known.Order(StringComparer.Ordinal)]
            : [.. await UnitsAsync(connection, "dossiers", cancellation).ConfigureAwait(false)];
        long total = await TotalAsync(connection, range, units, cancellation).ConfigureAwait(false);
        var items = new List<DossierRow>();
        DossierCursor last = default;
        foreach (string unit in units.Where(unit => cursor is not { } from || string.CompareOrdinal(unit, from.Unit) >= 0))
        {
            DossierCursor? after = cursor is { } place && place.Unit == unit ? place : null;
            await foreach ((DossierRow row, DossierCursor at) in MatchingAsync(connection, range, unit, after, cancellation).ConfigureAwait(false))
            {
                if (items.Count == query.Limit)
                {
                    return new DossierPage(total, items, last.ToString());
                }

                items.Add(row);
                last = at;
            }
        }

        return new DossierPage(total, items, null);
    }

    /// <summary>Sums say how many, but for an instant within a day: then the open dossiers are counted.</summary>
    private static async Task<long> TotalAsync(NpgsqlConnection connection, DossierRange range, string[] units, CancellationToken cancellation)
    {
        DossierQuery query = range.Query;
        if (range.Counter is { } counter)
        {
            return (await SumsAsync(connection, query.Units, query.First, query.Last, cancellation).ConfigureAwait(false)).Values.Sum(sums => sums[counter]);
        }

        var codec = new DossierFactsCodec();
        List<bool> counted = await connection.AllAsync(
            new StoreQuery<bool>(
                $"SELECT facts FROM dossiers WHERE unit = ANY($1) AND {range.Column} >= $2 AND {range.Column} <= $3",
                row => range.Counts(codec.Decode(row.Bytes(0))), units, range.From, range.To),
            cancellation).ConfigureAwait(false);
        return counted.LongCount(counts => counts);
    }

    private static async IAsyncEnumerable<(DossierRow Row, DossierCursor Place)> MatchingAsync(
        NpgsqlConnection connection, DossierRange range, string unit, DossierCursor? after,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var codec = new DossierFactsCodec();
        string sql = $"{range.Sql($"{DossierQueries.Columns}, {range.Column}, id")} LIMIT {Block}";
        List<(DossierRow Row, DossierCursor Place)> block;
        do
        {
            block = await connection.AllAsync(
                new StoreQuery<(DossierRow, DossierCursor)>(
                    sql, row => (DossierQueries.Row(row, codec), new DossierCursor(unit, row.Long(4), row.Long(5))), range.Values(unit, after)),
                cancellation).ConfigureAwait(false);
            foreach ((DossierRow Row, DossierCursor Place) found in block)
            {
                after = found.Place;
                if (range.Counts(found.Row.Facts))
                {
                    yield return found;
                }
            }
        }
        while (block.Count == Block);
    }
}
