using Ioc.Reports.Content;
using Ioc.Reports.Spreadsheets;

namespace Ioc.Reports.Xlsx;

/// <summary>Widths of columns and heights of rows: no word is broken, no number cut, no wrapped line hidden. Programs do not compute them for files they did not write.</summary>
internal sealed class SheetLayout
{
    /// <summary>Height of a line in points.</summary>
    private const double Line = 15;

    private const double Narrowest = 9, WidestWord = 48;

    /// <summary>Letters of this font take a little more or less than the width's unit, the digit.</summary>
    private const double Letter = 1.12;

    public SheetLayout(ReportTable table)
    {
        Widths = [.. table.Columns.Select((column, index) => Width(table, column, index))];
    }

    /// <summary>In digits of the standard font.</summary>
    public IReadOnlyList<double> Widths { get; }

    /// <summary>Too many columns for one page across.</summary>
    public bool Wide => Widths.Sum() > 220;

    public double HeadingHeight(ReportTable table) => Height(table.Columns.Select((column, index) => Lines(column.Heading, index)));

    public double Height(Row row) => Height(row.Cells.Select((cell, index) => cell.Number is null ? Lines(cell.Text, index) : 1));

    private static double Height(IEnumerable<int> lines) => Math.Min(Line * lines.DefaultIfEmpty(1).Max(), CellText.HighestRow);

    private static double Width(ReportTable table, Column column, int index)
    {
        double longest = Longest(column.Heading) * 1.1;
        foreach (Row row in table.Rows)
        {
            Cell cell = row.Cells[index];
            longest = Math.Max(longest, cell.Number is null ? Longest(cell.Text) : cell.Text.Length);
        }

        return Math.Ceiling(Math.Max(Math.Max(Narrowest, column.Weight * 10), Math.Min((longest * Letter) + 2, WidestWord)));
    }

    private static int Longest(string words) => words.Split(' ').Max(word => word.Length);

    /// <summary>Lines of the words when wrapped at spaces, rather one too many.</summary>
    private int Lines(string words, int column)
    {
        double room = (Widths[column] - 1) / Letter;
        int lines = 0;
        foreach (string paragraph in words.Split('\n'))
        {
            lines++;
            double used = 0;
            foreach (string word in paragraph.Split(' '))
            {
                if (used > 0 && used + 1 + word.Length > room)
                {
                    (lines, used) = (lines + 1, 0);
                }

                // A word longer than the column is broken wherever it ends.
                lines += (int)(word.Length / room);
                used += (word.Length % room) + (used > 0 ? 1 : 0);
            }
        }

        return lines;
    }
}
