using System.Globalization;
using System.Text.RegularExpressions;

namespace Ioc.Reports.Spreadsheets;

/// <summary>How a CSV is written: what parts its columns, and the sign before decimals. Immutable, thread-safe.</summary>
public sealed partial class CsvForm
{
    /// <summary>RFC 4180, 0.5: for programs, and spreadsheets where decimals follow a point.</summary>
    public static readonly CsvForm Comma = new(',', ".");

    /// <summary>Semicolons, 0,5: for spreadsheets where decimals follow a comma. They would take 0.875 for 875.</summary>
    public static readonly CsvForm Semicolon = new(';', ",");

    private readonly char _separator;
    private readonly NumberFormatInfo _numbers;

    private CsvForm(char separator, string point)
    {
        _separator = separator;
        _numbers = NumberFormatInfo.ReadOnly(new NumberFormatInfo { NumberDecimalSeparator = point });
    }

    public string Line(IEnumerable<string> cells) => string.Join(_separator, cells);

    /// <summary>In full; nothing for null.</summary>
    public string Number(double? value) => value?.ToString("R", _numbers) ?? "";

    /// <summary>Quoted where either form needs it. A sign that would begin a formula has an apostrophe before it, also where a spreadsheet that goes by the other separator would begin a cell.</summary>
    public string Text(string text)
    {
        string safe = FormulaSign().Replace(text, "'");
        return safe.AsSpan().IndexOfAny(",;\"\t\r\n") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    [GeneratedRegex(@"(?<=(^|[,;\t\r\n])\s*)(?=[=+\-@＝＋－＠])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormulaSign();
}
