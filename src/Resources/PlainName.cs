using System.Globalization;
using System.Text;
using Ioc.Metrics;

namespace Ioc.Resources;

/// <summary>Names as people type them in a hurry: no accents, đ as d, lower case, single spaces.</summary>
public static class PlainName
{
    public static string Of(string? name)
    {
        var plain = new StringBuilder();
        foreach (char c in NormalForm.Of((name ?? string.Empty).Trim().ToLowerInvariant(), NormalizationForm.FormD))
        {
            if (c == 'đ')
            {
                plain.Append('d');
            }
            else if (char.IsWhiteSpace(c))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                {
                    plain.Append(' ');
                }
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }

    /// <summary>Whether the name holds what was typed, both made plain.</summary>
    public static bool Matches(string name, string? typed) => string.IsNullOrWhiteSpace(typed) || Of(name).Contains(Of(typed), StringComparison.Ordinal);
}
