using Ioc.Reports.Content;

namespace Ioc.Reports.Xlsx;

/// <summary>One sheet of the workbook: a table, its name (at most 31 letters) and the charts beside it.</summary>
internal sealed record Sheet(string Name, ReportTable Table)
{
    public IReadOnlyList<SheetChart> Charts { get; init; } = [];
}

/// <summary>A chart over columns of a sheet's table; Of null: of the sheet it stands on. Rows: how many of them, from the first on.</summary>
internal sealed record SheetChart(string Title, ChartKind Kind, int CategoryColumn, IReadOnlyList<int> ValueColumns, int Rows)
{
    public Sheet? Of { get; init; }
}
