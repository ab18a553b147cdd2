using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores.Sql;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>The dossiers behind a figure: an index range chooses candidates, the figure's own predicate decides. Order: unit, then time, then row.</summary>
internal static class DossierPages
{
    public static DossierPage Read(SqliteSession session, DossierQuery query)
    {
        DossierRange range = DossierRange.Of(query);
        DossierCursor? cursor = query.Cursor is null ? null : DossierCursor.Parse(query.Cursor);
        var items = new List<DossierRow>();
        DossierCursor last = default;
        foreach (string unit in Units(session, query))
        {
            int order = cursor is { } known ? string.CompareOrdinal(unit, known.Unit) : 1;
            if (order < 0)
            {
                continue;
            }

            foreach ((DossierRow row, DossierCursor place) in Matching(session, range, unit, order == 0 ? cursor : null))
            {
                if (items.Count == query.Limit)
                {
                    return new DossierPage(Total(session, range), items, last.ToString());
                }

                items.Add(row);
                last = place;
            }
        }

        return new DossierPage(Total(session, range), items, null);
    }

    private static IEnumerable<string> Units(SqliteSession session, DossierQuery query) =>
        query.Units is { } units ? units.Order(StringComparer.Ordinal) : DossierTable.Units(session);

    /// <summary>Sums say how many, but for an instant within a day: then the open dossiers are counted.</summary>
    private static long Total(SqliteSession session, DossierRange range) => range.Counter is { } counter
        ? CounterQueries.Sums(session, range.Query.Units, range.Query.First, range.Query.Last).Values.Sum(sums => sums[counter])
        : Units(session, range.Query).Sum(unit => Count(session, range, unit));

    private static long Count(SqliteSession session, DossierRange range, string unit)
    {
        long count = 0;
        Statement row = session.Prepare(range.Sql("facts")).Bind(range.Values(unit, null));
        while (row.Step())
        {
            count += range.Counts(session.Facts.Decode(row.Blob(0))) ? 1 : 0;
        }

        return count;
    }

    private static IEnumerable<(DossierRow Row, DossierCursor Place)> Matching(SqliteSession session, DossierRange range, string unit, DossierCursor? after)
    {
        Statement row = session.Prepare(range.Sql($"{DossierQueries.Columns}, {range.Column}, id")).Bind(range.Values(unit, after));
        while (row.Step())
        {
            DossierFacts facts = session.Facts.Decode(row.Blob(2));
            if (range.Counts(facts))
            {
                var found = new DossierRow(new DossierKey(row.Text(0), row.Text(1)), row.Bytes(3), facts);
                yield return (found, new DossierCursor(unit, row.Long(4), row.Long(5)));
            }
        }
    }
}
