using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Ioc.Reports.Spreadsheets;

/// <summary>Text as a cell of a workbook and a label of a chart take it (ECMA-376 ST_Xstring, Excel's limits).</summary>
public static partial class CellText
{
    /// <summary>UTF-16 letters that a cell holds.</summary>
    public const int Longest = 32_767;

    /// <summary>Points that a row is high at most.</summary>
    public const double HighestRow = 409.5;

    /// <summary>What stands at the end of a text that was cut.</summary>
    public const string CutMark = " […]";

    /// <summary>What is written into the XML: without what it cannot hold, cut to what a cell holds, and with `_x0041_` kept as those letters, which would else be read as A.</summary>
    public static string Of(string text) => Escaped().Replace(Cut(Printable(text)), "_x005F_");

    private static string Cut(string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        int kept = Longest - CutMark.Length;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[kept - 1]) ? kept - 1 : kept), CutMark);
    }

    /// <summary>XML cannot hold control characters or lone surrogates, however they are escaped; ends of lines are one line feed.</summary>
    private static string Printable(string text)
    {
        if (!text.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c >= '\uFFFE'))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (Rune rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            bool kept = rune.Value is '\t' or '\n' || (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control && rune.Value is not (0xFFFE or 0xFFFF));
            plain.Append(kept ? rune : Rune.ReplacementChar);
        }

        return plain.ToString();
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.None, 1000)]
    private static partial Regex Escaped();
}
