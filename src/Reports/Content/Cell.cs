using Ioc.Reports.Text;

namespace Ioc.Reports.Content;

/// <summary>A value with how it is shown. A number that does not exist is shown as "—". Figure and Unit name the dossiers behind it, when there are.</summary>
public sealed record Cell(CellKind Kind, double? Number, string? Words)
{
    /// <summary>Name on the KPI sheet of the count this is.</summary>
    public string? Figure { get; init; }

    /// <summary>Unit of the figure; null: the province.</summary>
    public string? Unit { get; init; }

    public static Cell Of(string? words) => new(CellKind.Text, null, words ?? "");

    public static Cell Count(long? value, string? figure = null, string? unit = null) => new(CellKind.Count, value, null) { Figure = figure, Unit = unit };

    public static Cell Share(double? value) => new(CellKind.Share, value, null);

    public static Cell Decimal(double? value) => new(CellKind.Decimal, value, null);

    /// <summary>Difference of two shares.</summary>
    public static Cell Points(double? value) => new(CellKind.Points, value, null);

    /// <summary>As documents show it.</summary>
    public string Text => Kind switch
    {
        CellKind.Text => Words ?? "",
        CellKind.Count => Vn.Count((long?)Number),
        CellKind.Share => Vn.Percent(Number),
        CellKind.Points => Number is { } points ? Signed(points * 100) : Vn.Nothing,
        _ => Vn.Number(Number, 2),
    };

    private static string Signed(double value) => (value > 0 ? "+" : "") + Vn.Number(Math.Round(value, 2, MidpointRounding.AwayFromZero) + 0.0, 2);
}
