using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Figures;
using Ioc.Resources;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>Which rows of the table are seen, and in what order: the same for the page and its export, and all of it stands in the address.</summary>
public sealed record UnitView(string Kind, string Only, string? Name, string Sort, bool Descending)
{
    /// <summary>Sort key of the lag score.</summary>
    public const string Lag = "lag";

    /// <summary>Sort key of the directives that are not done.</summary>
    public const string Directives = "directives";

    /// <summary>The reader's: names are searched and ordered as they are shown.</summary>
    public Language Language { get; init; }

    public static IReadOnlyList<string> Kinds { get; } = ["commune", "unit", "all"];

    /// <summary>Which rows: all, those with overdue dossiers, below the goal of time, with an outage, or those too few to judge.</summary>
    public static IReadOnlyList<string> Filters { get; } = ["all", "overdue", "late", "outage", "few"];

    /// <summary>What is unknown becomes the default: communes, all, the one that lags most first.</summary>
    public static UnitView Parse(string? kind, string? only, string? name, string? sort, string? order, Language language = Language.Vietnamese)
    {
        string key = sort is "name" or Directives || FigureColumn.Find(sort) is not null ? sort! : Lag;
        return new UnitView(
            Kinds.Contains(kind ?? "") ? kind! : Kinds[0],
            Filters.Contains(only ?? "") ? only! : Filters[0],
            string.IsNullOrWhiteSpace(name) ? null : name.Trim(),
            key,
            order is null ? key != "name" : order != "asc")
        {
            Language = language,
        };
    }

    /// <summary>What a click on a column asks for: the other way round, or its greatest first.</summary>
    public UnitView Sorted(string key) => key == Sort ? this with { Descending = !Descending } : this with { Sort = key, Descending = key != "name" };

    /// <summary>Directives: how many of each unit are not done; only asked for when they give the order.</summary>
    public IReadOnlyList<UnitRow> Of(IEnumerable<UnitRow> rows, Profile profile, IReadOnlyDictionary<string, long>? directives = null)
    {
        string typed = PlainName.Of(Name);
        double goal = profile.FindLagComponent(Catalogue.OnTimeRate.Component)?.Goal ?? 1;
        IEnumerable<UnitRow> seen = rows.Where(row => Kind == "all" || (row.Unit.Kind == UnitKind.Commune) == (Kind == "commune"));
        seen = Only switch
        {
            "overdue" => seen.Where(row => row.Figures.Instants.Overdue > 0),
            "late" => seen.Where(row => row.Figures.Lag.OnTimeRate < goal),
            "outage" => seen.Where(row => row.Figures.Outages > 0),
            "few" => seen.Where(row => row.Lag.Score is null),
            _ => seen,
        };
        return InOrder(typed.Length == 0 ? seen : seen.Where(row => IsNamed(row.Unit, typed)), directives);
    }

    /// <summary>By the name that is shown, by the Vietnamese one, or by its code.</summary>
    private bool IsNamed(Unit unit, string typed) =>
        unit.Code == Name || PlainName.Of(unit.NameVi).Contains(typed, StringComparison.Ordinal)
        || (Language != Language.Vietnamese && PlainName.Of(unit.NameIn(Language)).Contains(typed, StringComparison.Ordinal));

    /// <summary>Values that are not known stand last either way; ties by code.</summary>
    private IReadOnlyList<UnitRow> InOrder(IEnumerable<UnitRow> rows, IReadOnlyDictionary<string, long>? directives)
    {
        if (Sort == "name")
        {
            return [.. Descending ? rows.OrderByDescending(row => row.Unit.NameIn(Language), NameOrder.Comparer) : rows.OrderBy(row => row.Unit.NameIn(Language), NameOrder.Comparer)];
        }

        Func<UnitRow, double?> value = Sort == Directives ? row => directives?.GetValueOrDefault(row.Unit.Code)
            : FigureColumn.Find(Sort) is { } column ? row => column.Value(row.Figures) : row => row.Lag.Score;
        double sign = Descending ? -1 : 1;
        return [.. rows.Select(row => (Row: row, Key: value(row))).OrderBy(k => k.Key is null).ThenBy(k => sign * k.Key)
            .ThenBy(k => k.Row.Unit.Code, StringComparer.Ordinal).Select(k => k.Row)];
    }
}
