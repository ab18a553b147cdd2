using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ioc.Reports.Spreadsheets;

/// <summary>How a CSV is written: what parts its columns, and the sign before decimals. Immutable, thread-safe.</summary>
public sealed class CsvForm
{
    /// <summary>RFC 4180, 0.5: for programs, and spreadsheets where decimals follow a point.</summary>
    public static readonly CsvForm Comma = new(',', ".");

    /// <summary>Semicolons, 0,5: for spreadsheets where decimals follow a comma. They would take 0.875 for 875.</summary>
    public static readonly CsvForm Semicolon = new(';', ",");

    private static readonly SearchValues<char> _signs = SearchValues.Create("=+-@＝＋－＠");

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
        string safe = WithoutFormulas(text);
        return safe.AsSpan().IndexOfAny(",;\"\t\r\n") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    private static string WithoutFormulas(string text)
    {
        if (text.AsSpan().IndexOfAny(_signs) < 0)
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 1);
        bool begins = true;
        foreach (char letter in text)
        {
            safe.Append(begins && _signs.Contains(letter) ? "'" : "").Append(letter);
            begins = letter is ',' or ';' or '\t' or '\r' or '\n' || (begins && char.IsWhiteSpace(letter));
        }

        return safe.ToString();
    }
}
