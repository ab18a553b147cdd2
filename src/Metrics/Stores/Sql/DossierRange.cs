using System.Globalization;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>The candidates for a figure's dossiers: those whose time in a column lies in [From, To]; the figure's own predicate then decides.</summary>
internal sealed record DossierRange(DossierQuery Query, Figure Figure, string Column, long From, long To)
{
    /// <summary>Throws ArgumentException for a figure that dossiers do not make up.</summary>
    public static DossierRange Of(DossierQuery query)
    {
        Figure figure = Catalogue.CountOfDossiers(query.Figure);
        string column = figure.When == CountedWhen.Received ? "accepted_at" : "finished_at";
        return figure.State is not null
            ? new DossierRange(query, figure, column, query.At.Ticks + 1, Instant.Never.Ticks)
            : new DossierRange(query, figure, column, query.First.Start.Ticks, Math.Min(query.Last.Last.Ticks, query.Until?.Ticks ?? long.MaxValue));
    }

    public bool IsAtInstant => Figure.State is not null;

    /// <summary>Whether a count over days ends within one of them: no sums know it.</summary>
    public bool EndsWithinADay => !IsAtInstant && Query.Until < Query.Last.Last;

    public IReadOnlySet<string>? Procedures => Query.Filter?.Procedures;

    /// <summary>
    /// Rows of a unit after a place, in order. Parameters: unit, time and row of the place, To, then those of the conditions, which only spare
    /// reading rows that the predicate would refuse. Their plus sign keeps them from choosing another index.
    /// </summary>
    public string Sql(string columns) =>
        $"SELECT {columns} FROM dossiers WHERE unit = $1 AND ({Column}, id) > ($2, $3) AND {Column} <= $4{Conditions(5)} ORDER BY {Column}, id";

    /// <summary>Values of the parameters of <see cref="Sql"/>; without a place, from the beginning.</summary>
    public object[] Values(string unit, DossierCursor? after) => [unit, after?.Key ?? From, after?.Row ?? 0, To, .. ConditionValues()];

    /// <summary>What narrows the rows further, its first parameter being of this number.</summary>
    public string Conditions(int parameter)
    {
        string sql = "";
        if (IsAtInstant)
        {
            sql += string.Create(CultureInfo.InvariantCulture, $" AND +accepted_at <= ${parameter++}");
        }
        else if (Outcome is not null)
        {
            sql += string.Create(CultureInfo.InvariantCulture, $" AND +outcome = ${parameter++}");
        }

        return Procedures is { Count: > 0 } procedures
            ? $"{sql} AND coalesce(procedure, '') IN ({string.Join(", ", procedures.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"${parameter + i}")))})"
            : sql;
    }

    public IEnumerable<object> ConditionValues()
    {
        if (IsAtInstant)
        {
            yield return Query.At.Ticks;
        }
        else if (Outcome is { } outcome)
        {
            yield return (long)outcome;
        }

        foreach (string procedure in Procedures?.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
        {
            yield return procedure;
        }
    }

    public bool Counts(DossierFacts facts) => DossierFigures.Counts(facts, Figure, Query.First, Query.Last, Query.At) && Query.Filter?.Holds(facts) != false;

    private DossierOutcome? Outcome => Figure.When switch
    {
        CountedWhen.Resolved => DossierOutcome.Resolved,
        CountedWhen.Rejected => DossierOutcome.Rejected,
        CountedWhen.Withdrawn => DossierOutcome.Withdrawn,
        CountedWhen.Stopped => DossierOutcome.Stopped,
        _ => null,
    };
}
