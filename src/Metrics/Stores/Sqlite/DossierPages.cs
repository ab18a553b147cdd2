using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>The dossiers behind a figure: an index range chooses candidates, the figure's own predicate decides. Order: unit, then time, then row.</summary>
internal static class DossierPages
{
    public static DossierPage Read(SqliteSession session, DossierQuery query)
    {
        if (!DossierFigures.TryParse(query.Figure, out DossierFigure figure))
        {
            throw new ArgumentException($"'{query.Figure}' is no figure that dossiers make up.", nameof(query));
        }

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

            foreach ((DossierRow row, DossierCursor place) in Matching(session, query, figure, unit, order == 0 ? cursor : null))
            {
                if (items.Count == query.Limit)
                {
                    return new DossierPage(Total(session, query, figure), items, last.ToString());
                }

                items.Add(row);
                last = place;
            }
        }

        return new DossierPage(Total(session, query, figure), items, null);
    }

    private static IEnumerable<string> Units(SqliteSession session, DossierQuery query) =>
        query.Units is { } units ? units.Order(StringComparer.Ordinal) : DossierTable.Units(session);

    /// <summary>Sums say how many, but for an instant within a day: then the open dossiers are counted.</summary>
    private static long Total(SqliteSession session, DossierQuery query, DossierFigure figure)
    {
        if (!DossierFigures.IsAtInstant(figure))
        {
            Counter counter = Enum.Parse<Counter>(figure.ToString());
            return CounterQueries.Sums(session, query.Units, query.First, query.Last).Values.Sum(sums => sums[counter]);
        }

        return Units(session, query).Sum(unit => Count(session, query, figure, unit));
    }

    private static long Count(SqliteSession session, DossierQuery query, DossierFigure figure, string unit)
    {
        long count = 0;
        Statement row = Range(session, query, figure, unit, null, "facts");
        while (row.Step())
        {
            count += DossierFigures.Counts(session.Facts.Decode(row.Blob(0)), figure, query.First, query.Last, query.At) ? 1 : 0;
        }

        return count;
    }

    private static IEnumerable<(DossierRow Row, DossierCursor Place)> Matching(
        SqliteSession session, DossierQuery query, DossierFigure figure, string unit, DossierCursor? after)
    {
        Statement row = Range(session, query, figure, unit, after, $"{DossierTable.Columns}, {Column(figure)}, id");
        while (row.Step())
        {
            DossierFacts facts = session.Facts.Decode(row.Blob(2));
            if (DossierFigures.Counts(facts, figure, query.First, query.Last, query.At))
            {
                var found = new DossierRow(new DossierKey(row.Text(0), row.Text(1)), row.Blob(3).ToArray(), facts);
                yield return (found, new DossierCursor(unit, row.Long(4), row.Long(5)));
            }
        }
    }

    private static string Column(DossierFigure figure) => figure <= DossierFigure.OutsideArea ? "accepted_at" : "finished_at";

    private static Statement Range(SqliteSession session, DossierQuery query, DossierFigure figure, string unit, DossierCursor? after, string columns)
    {
        string column = Column(figure);
        (long from, long to) = DossierFigures.IsAtInstant(figure)
            ? (query.At.Ticks + 1, Instant.Never.Ticks)
            : (query.First.Start.Ticks, query.Last.Last.Ticks);
        return session.Prepare($"SELECT {columns} FROM dossiers WHERE unit = ? AND ({column}, id) > (?, ?) AND {column} <= ? ORDER BY {column}, id")
            .Bind(unit).Bind(after?.Key ?? from).Bind(after?.Row ?? 0).Bind(to);
    }
}
