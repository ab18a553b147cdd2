using Ioc.Reports.Text;

namespace Ioc.Reports.Content;

/// <summary>A value with how it is shown. A number that does not exist is shown as "—". Source: the dossiers behind it, when there are.</summary>
public sealed record Cell(CellKind Kind, double? Number, string? Words)
{
    public FigureSource? Source { get; init; }

    public static Cell Of(string? words) => new(CellKind.Text, null, words ?? "");

    public static Cell Count(long? value, FigureSource? source = null) => new(CellKind.Count, value, null) { Source = source };

    public static Cell Share(double? value, FigureSource? source = null) => new(CellKind.Share, value, null) { Source = source };

    public static Cell Decimal(double? value, FigureSource? source = null) => new(CellKind.Decimal, value, null) { Source = source };

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
