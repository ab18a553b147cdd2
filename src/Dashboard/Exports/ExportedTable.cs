using Ioc.Metrics.Kpis;

namespace Ioc.Dashboard.Exports;

/// <summary>A table as it is downloaded: what it is of (period, filters, as-of, law), its columns with how each is computed, and every row.</summary>
public sealed record ExportedTable(string Title, IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<ExportedColumn> Columns, IReadOnlyList<IReadOnlyList<ExportedCell>> Rows)
{
    /// <summary>Heading over the formulas.</summary>
    public required string HowTitle { get; init; }
}

/// <summary>A column: its heading, how it is computed (null: nothing to compute), and its width in letters.</summary>
public sealed record ExportedColumn(string Name, string? How, int Width);

/// <summary>A text, or a number in full (shares 0..1) with how a spreadsheet is to show it; both null: empty.</summary>
public readonly record struct ExportedCell(string? Text, double? Number, FigureUnit Unit)
{
    public static ExportedCell Of(string? text) => new(text, null, default);

    public static ExportedCell Of(double? number, FigureUnit unit) => new(null, number, unit);
}
