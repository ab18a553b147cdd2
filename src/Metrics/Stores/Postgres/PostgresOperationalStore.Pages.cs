using System.Runtime.CompilerServices;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores.Sql;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>The dossiers behind a figure: an index range chooses candidates, the figure's own predicate decides. Order: unit, then time, then row.</summary>
public sealed partial class PostgresOperationalStore
{
    private const int Block = 256;

    /// <summary>Throws <see cref="QuestionTooWideException"/>.</summary>
    public Task<DossierPage> DossiersAsync(DossierQuery query, CancellationToken cancellation)
    {
        DossierRange range = DossierRange.Of(query);
        return SnapshotAsync(connection => PageAsync(connection, range, _counts, cancellation), cancellation);
    }

    /// <summary>Counts null: none are kept between reads.</summary>
    internal static async Task<DossierPage> PageAsync(NpgsqlConnection connection, DossierRange range, DossierCounts? counts, CancellationToken cancellation)
    {
        DossierQuery query = range.Query;
        DossierCursor? cursor = query.Cursor is null || query.WorstFirst ? null : DossierCursor.Parse(query.Cursor);
        string[] units = query.Units is { } known
            ? [.. known.Order(StringComparer.Ordinal)]
            : [.. await UnitsAsync(connection, "dossiers", cancellation).ConfigureAwait(false)];
        if (query.WorstFirst)
        {
            return await WorstAsync(connection, range, units, cancellation).ConfigureAwait(false);
        }

        CountedDossiers counted = await CountedAsync(connection, range, units, counts, cancellation).ConfigureAwait(false);
        var items = new List<DossierRow>();
        DossierCursor last = default;
        foreach (string unit in units.Where(unit => cursor is not { } from || string.CompareOrdinal(unit, from.Unit) >= 0))
        {
            DossierCursor? after = cursor is { } place && place.Unit == unit ? place : null;

            // A unit that was begun on another page is read to its end: meanwhile its dossiers may have become more.
            long left = after is null && counted.ByUnit is { } byUnit ? byUnit.GetValueOrDefault(unit) : long.MaxValue;
            if (left == 0)
            {
                continue;
            }

            await foreach ((DossierRow row, DossierCursor at) in MatchingAsync(connection, range, unit, after, cancellation).ConfigureAwait(false))
            {
                if (items.Count == query.Limit)
                {
                    return new DossierPage(counted.Total, items, last.ToString());
                }

                items.Add(row);
                last = at;
                if (--left == 0)
                {
                    break;
                }
            }
        }

        return new DossierPage(counted.Total, items, null);
    }

    /// <summary>Every candidate goes by once, its facts alone; histories are read of the page's dossiers only.</summary>
    private static async Task<DossierPage> WorstAsync(NpgsqlConnection connection, DossierRange range, string[] units, CancellationToken cancellation)
    {
        var worst = new WorstFirst(range.Query);
        var count = new DossierCount(range);
        count.RefuseTooMany((await SumsAsync(connection, range.Query.Units, count.WeighedDays.First, count.WeighedDays.Last, cancellation).ConfigureAwait(false)).Values);
        var codec = new DossierFactsCodec();
        List<bool> counted = await connection.AllAsync(
            new StoreQuery<bool>(
                $"SELECT facts, unit, number FROM dossiers WHERE unit = ANY($1) AND {range.Column} >= $2 AND {range.Column} <= $3{range.Conditions(4)}",
                row =>
                {
                    DossierFacts facts = codec.Decode(row.Bytes(0));
                    bool counts = range.Counts(facts);
                    if (counts)
                    {
                        worst.Offer(row.Text(1), row.Text(2), facts);
                    }

                    return counts;
                },
                [units, range.From, range.To, .. range.ConditionValues()]),
            cancellation).ConfigureAwait(false);
        (IReadOnlyList<DossierKey> keys, string? next) = worst.Page();
        Dictionary<DossierKey, DossierRow> found = keys.Count == 0 ? [] : (await connection.AllAsync(ByKey(keys), cancellation).ConfigureAwait(false)).ToDictionary(row => row.Key);
        return new DossierPage(counted.LongCount(counts => counts), [.. keys.Where(found.ContainsKey).Select(key => found[key])], next);
    }

    private static async Task<CountedDossiers> CountedAsync(
        NpgsqlConnection connection, DossierRange range, string[] units, DossierCounts? counts, CancellationToken cancellation)
    {
        long commit = (await connection.AllAsync(MetaQueries.Commit(), cancellation).ConfigureAwait(false))[0];
        if (counts?.Find(range, commit) is { } known)
        {
            return known;
        }

        CountedDossiers counted = await CountAsync(connection, range, units, cancellation).ConfigureAwait(false);
        return counts?.Keep(range, commit, counted) ?? counted;
    }

    private static async Task<CountedDossiers> CountAsync(NpgsqlConnection connection, DossierRange range, string[] units, CancellationToken cancellation)
    {
        var count = new DossierCount(range);
        if (count.Counters.Count == 0)
        {
            count.RefuseTooMany((await SumsAsync(connection, range.Query.Units, count.WeighedDays.First, count.WeighedDays.Last, cancellation).ConfigureAwait(false)).Values);
            var codec = new DossierFactsCodec();
            List<bool> counts = await connection.AllAsync(
                new StoreQuery<bool>(
                    $"SELECT facts FROM dossiers WHERE unit = ANY($1) AND {range.Column} >= $2 AND {range.Column} <= $3{range.Conditions(4)}",
                    row => range.Counts(codec.Decode(row.Bytes(0))), [units, range.From, range.To, .. range.ConditionValues()]),
                cancellation).ConfigureAwait(false);
            return new CountedDossiers(counts.LongCount(holds => holds), null);
        }

        var byUnit = new Dictionary<string, long>(StringComparer.Ordinal);
        if (count.ByProcedure)
        {
            count.RefuseTooManyDays(units.Length);
            foreach (string unit in units)
            {
                byUnit[unit] = (await connection.AllAsync(count.Procedures(unit), cancellation).ConfigureAwait(false))
                    .Where(row => range.Procedures!.Contains(row.Procedure)).Sum(row => row.Count);
            }
        }
        else
        {
            foreach ((string unit, CounterVector sums) in await SumsAsync(connection, range.Query.Units, count.First, count.Last, cancellation).ConfigureAwait(false))
            {
                byUnit[unit] = count.Of(sums);
            }
        }

        return new CountedDossiers(byUnit.Values.Sum(), byUnit);
    }

    private static async IAsyncEnumerable<(DossierRow Row, DossierCursor Place)> MatchingAsync(
        NpgsqlConnection connection, DossierRange range, string unit, DossierCursor? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var count = new DossierCount(range);

        // Days on which there is none of the procedures are passed over.
        IEnumerable<DossierRange> stretches = count.ByProcedure && count.Counters.Count > 0 && !range.IsAtInstant
            ? count.Stretches(await connection.AllAsync(count.Days(unit), cancellation).ConfigureAwait(false))
            : [range];
        foreach (DossierRange stretch in stretches.Where(stretch => after is not { } place || place.Key <= stretch.To))
        {
            DossierCursor? from = after is { } begun && begun.Key >= stretch.From ? after : null;
            await foreach ((DossierRow, DossierCursor) found in InStretchAsync(connection, stretch, unit, from, cancellation).ConfigureAwait(false))
            {
                yield return found;
            }
        }
    }

    private static async IAsyncEnumerable<(DossierRow Row, DossierCursor Place)> InStretchAsync(
        NpgsqlConnection connection, DossierRange range, string unit, DossierCursor? after, [EnumeratorCancellation] CancellationToken cancellation)
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
