using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>The candidates for a figure's dossiers: those whose time in a column lies in [From, To]; the figure's own predicate then decides.</summary>
internal sealed record DossierRange(DossierQuery Query, DossierFigure Figure, string Column, long From, long To)
{
    /// <summary>Throws ArgumentException for a figure that dossiers do not make up.</summary>
    public static DossierRange Of(DossierQuery query)
    {
        if (!DossierFigures.TryParse(query.Figure, out DossierFigure figure))
        {
            throw new ArgumentException($"'{query.Figure}' is no figure that dossiers make up.", nameof(query));
        }

        string column = figure <= DossierFigure.OutsideArea ? "accepted_at" : "finished_at";
        return DossierFigures.IsAtInstant(figure)
            ? new DossierRange(query, figure, column, query.At.Ticks + 1, Instant.Never.Ticks)
            : new DossierRange(query, figure, column, query.First.Start.Ticks, query.Last.Last.Ticks);
    }

    /// <summary>The counter whose sum is the figure; null for one at an instant (then the open dossiers are counted) and for one that is narrowed.</summary>
    public Counter? Counter => DossierFigures.IsAtInstant(Figure) || Query.Filter is not null ? null : Enum.Parse<Counter>(Figure.ToString());

    /// <summary>Rows of a unit after a place, in order; parameters: unit, time and row of the place, To.</summary>
    public string Sql(string columns) =>
        $"SELECT {columns} FROM dossiers WHERE unit = $1 AND ({Column}, id) > ($2, $3) AND {Column} <= $4 ORDER BY {Column}, id";

    /// <summary>Values of the parameters of <see cref="Sql"/>; without a place, from the beginning.</summary>
    public object[] Values(string unit, DossierCursor? after) => [unit, after?.Key ?? From, after?.Row ?? 0, To];

    public bool Counts(DossierFacts facts) => DossierFigures.Counts(facts, Figure, Query.First, Query.Last, Query.At) && Query.Filter?.Holds(facts) != false;
}
