using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;

namespace Ioc.Operations.Figures;

/// <summary>A figure of the catalogue as tables, map, comparison and export show it.</summary>
/// <param name="InTable">Whether the table shows it; the export holds all.</param>
public sealed record FigureColumn(Figure Figure, bool InTable)
{
    public string Id => Figure.Id;

    public FigureUnit Unit => Figure.Unit;

    /// <summary>Component of the lag score whose goal and floor colour it; null: it has no goal.</summary>
    public string? Component => Figure.Component;

    /// <summary>Count whose dossiers make it up; null: none do, or no count of the sheet is just those.</summary>
    public string? Dossiers => Figure.Parts is [{ Trait: DossierTrait.Any } first, ..] ? first.Figure.Id : null;

    public bool LessIsBetter => Figure.LessIsBetter == true;

    /// <summary>Every figure, in the order of table and export.</summary>
    public static IReadOnlyList<FigureColumn> All { get; } =
    [
        Shown(Catalogue.Received), Shown(Catalogue.OnlineShare), Exported(Catalogue.OutsideArea), Shown(Catalogue.Resolved), Shown(Catalogue.OnTimeRate),
        Shown(Catalogue.FullyOnlineShare), Shown(Catalogue.Backlog), Shown(Catalogue.Overdue), Shown(Catalogue.OverdueShare), Shown(Catalogue.DueSoon),
        Exported(Catalogue.Paused), Shown(Catalogue.AverageWorkingHours), Shown(Catalogue.DigitizedResultShare), Exported(Catalogue.DigitizedComponentsShare),
        Exported(Catalogue.OnlinePaymentShare), Exported(Catalogue.Rejected), Exported(Catalogue.Withdrawn), Exported(Catalogue.Stopped), Exported(Catalogue.Ratings),
        Exported(Catalogue.Satisfaction), Shown(Catalogue.SatisfiedShare), Exported(Catalogue.Availability), Shown(Catalogue.OwnAvailability), Shown(Catalogue.OutagesOpen),
        Exported(Catalogue.ResolvedLate),
    ];

    /// <summary>The columns of the table.</summary>
    public static IReadOnlyList<FigureColumn> Table { get; } = [.. All.Where(column => column.InTable)];

    public static FigureColumn? Find(string? id) => All.FirstOrDefault(column => column.Id == id);

    /// <summary>Null: not known, or a share of nothing.</summary>
    public double? Value(UnitFigures unit) =>
        Figure == Catalogue.Availability ? unit.Availability
        : Figure == Catalogue.OwnAvailability ? unit.OwnAvailability
        : Figure == Catalogue.OutagesOpen ? unit.Outages
        : Figure.Of(unit.Sums, unit.Instants);

    private static FigureColumn Shown(Figure figure) => new(figure, true);

    private static FigureColumn Exported(Figure figure) => new(figure, false);
}
