using Ioc.Reports.Spreadsheets;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;
using Color = System.Drawing.Color;

namespace Ioc.Dashboard.Exports;

/// <summary>A workbook written row by row, so that its size is bound by what it is written to and not by memory. Text is text whatever it holds. Not thread-safe.</summary>
internal sealed class XlsxBook : IAsyncDisposable
{
    /// <summary>Rows that a sheet holds.</summary>
    public const int MostRows = 1_048_576;

    private readonly Spreadsheet _file;

    private XlsxBook(Spreadsheet file)
    {
        _file = file;
        var atTop = new Alignment { WrapText = true, Vertical = VerticalAlignment.Top };
        Title = file.AddStyle(new Style { Font = new Font { Bold = true, Size = 14 } });
        Heading = file.AddStyle(new Style { Font = new Font { Bold = true }, Fill = new Fill { Color = Color.FromArgb(0xE3, 0xE9, 0xF1) }, Alignment = atTop });
        Wrapped = file.AddStyle(new Style { Alignment = atTop });
        Text = Format(NumberFormat.Standard(StandardNumberFormat.Text));
        Count = Format(NumberFormat.Standard(StandardNumberFormat.ThousandsSeparator));
        Decimal = Format(NumberFormat.Standard(StandardNumberFormat.ThousandsSeparatorTwoDecimalPlaces));
        Share = Format(NumberFormat.Custom("0.0%"));
        Moment = Format(NumberFormat.Custom(@"dd/mm/yyyy\ hh:mm"));
    }

    public StyleId Title { get; }

    public StyleId Heading { get; }

    public StyleId Wrapped { get; }

    /// <summary>Stays text when somebody edits it.</summary>
    public StyleId Text { get; }

    public StyleId Count { get; }

    public StyleId Decimal { get; }

    public StyleId Share { get; }

    public StyleId Moment { get; }

    /// <summary>Whether the sheet has room for another row.</summary>
    public bool HasRoom => _file.NextRowNumber <= MostRows;

    /// <summary>Cells say where they are, for programs that read them by address.</summary>
    public static async Task<XlsxBook> CreateAsync(Stream into, CancellationToken cancellation) => new(await Spreadsheet.CreateNewAsync(
        into, new SpreadCheetahOptions { PreserveStringWhitespace = true, WriteCellReferenceAttributes = true, DocumentProperties = null }, cancellation));

    /// <summary>Nothing for an empty text.</summary>
    public static Cell Cell(string? text, StyleId? style = null) => string.IsNullOrEmpty(text) ? new Cell(null as string) : new Cell(CellText.Of(text), style);

    public static Cell Cell(double number, StyleId style) => new(number, style);

    /// <summary>Begins the next sheet. Heading: the row of the headings, from 1, which stay in view and filter the rows below; null: none. Fixed: columns that stay too.</summary>
    public ValueTask SheetAsync(string name, IReadOnlyList<double> widths, int? heading, int? fixedColumns, CancellationToken cancellation)
    {
        var options = new WorksheetOptions { FrozenRows = heading, FrozenColumns = fixedColumns };
        if (heading is { } row)
        {
            options.AutoFilter = new AutoFilterOptions($"A{row}:{SpreadsheetUtility.GetColumnName(widths.Count)}{MostRows}");
        }

        for (int i = 0; i < widths.Count; i++)
        {
            options.Column(i + 1).Width = widths[i];
        }

        return _file.StartWorksheetAsync(name, options, cancellation);
    }

    public ValueTask RowAsync(IEnumerable<Cell> cells, CancellationToken cancellation) => _file.AddRowAsync(cells.ToArray(), cancellation);

    /// <summary>Without it what was written is no workbook.</summary>
    public ValueTask FinishAsync(CancellationToken cancellation) => _file.FinishAsync(cancellation);

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private StyleId Format(NumberFormat format) => _file.AddStyle(new Style { Format = format });
}
