using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores.Sql;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>The dossiers behind a figure: an index range chooses candidates, the figure's own predicate decides. Order: unit, then time, then row.</summary>
internal static class DossierPages
{
    /// <summary>Throws <see cref="QuestionTooWideException"/>. Counts null: none are kept between reads.</summary>
    public static DossierPage Read(SqliteSession session, DossierQuery query, DossierCounts? counts = null)
    {
        DossierRange range = DossierRange.Of(query);
        string[] units = query.Units is { } asked ? [.. asked.Order(StringComparer.Ordinal)] : [.. DossierTable.Units(session)];
        if (query.WorstFirst)
        {
            return ReadWorst(session, range, units);
        }

        DossierCursor? cursor = query.Cursor is null ? null : DossierCursor.Parse(query.Cursor);
        CountedDossiers counted = Counted(session, range, units, counts);
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

            foreach ((DossierRow row, DossierCursor at) in Matching(session, range, unit, after))
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
    private static DossierPage ReadWorst(SqliteSession session, DossierRange range, string[] units)
    {
        var worst = new WorstFirst(range.Query);
        var count = new DossierCount(range);
        count.RefuseTooMany(CounterQueries.Sums(session, range.Query.Units, count.WeighedDays.First, count.WeighedDays.Last).Values);
        long total = 0;
        foreach (string unit in units)
        {
            Statement row = session.Prepare(range.Sql("number, facts")).Bind(range.Values(unit, null));
            while (row.Step())
            {
                DossierFacts facts = session.Facts.Decode(row.Blob(1));
                if (range.Counts(facts))
                {
                    total++;
                    worst.Offer(unit, row.Text(0), facts);
                }
            }
        }

        (IReadOnlyList<DossierKey> keys, string? next) = worst.Page();
        return new DossierPage(total, [.. keys.Select(key => DossierTable.Find(session, key)).OfType<DossierRow>()], next);
    }

    private static CountedDossiers Counted(SqliteSession session, DossierRange range, string[] units, DossierCounts? counts)
    {
        long commit = session.All(MetaQueries.Commit())[0];
        return counts?.Find(range, commit) ?? Keep(Count(session, range, units));

        CountedDossiers Keep(CountedDossiers counted) => counts?.Keep(range, commit, counted) ?? counted;
    }

    private static CountedDossiers Count(SqliteSession session, DossierRange range, string[] units)
    {
        var count = new DossierCount(range);
        if (count.Counters.Count == 0)
        {
            count.RefuseTooMany(CounterQueries.Sums(session, range.Query.Units, count.WeighedDays.First, count.WeighedDays.Last).Values);
            return new CountedDossiers(units.Sum(unit => Count(session, range, unit)), null);
        }

        Dictionary<string, long> byUnit;
        if (count.ByProcedure)
        {
            count.RefuseTooManyDays(units.Length);
            byUnit = units.ToDictionary(unit => unit, unit => session.All(count.Procedures(unit)).Where(row => range.Procedures!.Contains(row.Procedure)).Sum(row => row.Count), StringComparer.Ordinal);
        }
        else
        {
            byUnit = CounterQueries.Sums(session, range.Query.Units, count.First, count.Last).ToDictionary(pair => pair.Key, pair => count.Of(pair.Value), StringComparer.Ordinal);
        }

        return new CountedDossiers(byUnit.Values.Sum(), byUnit);
    }

    private static long Count(SqliteSession session, DossierRange range, string unit)
    {
        long counted = 0;
        Statement row = session.Prepare(range.Sql("facts")).Bind(range.Values(unit, null));
        while (row.Step())
        {
            counted += range.Counts(session.Facts.Decode(row.Blob(0))) ? 1 : 0;
        }

        return counted;
    }

    private static IEnumerable<(DossierRow Row, DossierCursor Place)> Matching(SqliteSession session, DossierRange range, string unit, DossierCursor? after) =>
        from stretch in Stretches(session, range, unit)
        where after is not { } place || place.Key <= stretch.To
        from found in InStretch(session, stretch, unit, after is { } begun && begun.Key >= stretch.From ? after : null)
        select found;

    /// <summary>Days on which there is none of the procedures are passed over.</summary>
    private static IEnumerable<DossierRange> Stretches(SqliteSession session, DossierRange range, string unit)
    {
        var count = new DossierCount(range);
        return count.ByProcedure && count.Counters.Count > 0 && !range.IsAtInstant ? count.Stretches(session.All(count.Days(unit))) : [range];
    }

    private static IEnumerable<(DossierRow Row, DossierCursor Place)> InStretch(SqliteSession session, DossierRange range, string unit, DossierCursor? after)
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
