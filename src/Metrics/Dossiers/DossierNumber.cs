using System.Globalization;
using System.Text;

namespace Ioc.Metrics.Dossiers;

/// <summary>Numbers of dossiers as people and programs write them: two that differ by case, blanks or kind of dash alone are meant to be one.</summary>
public static class DossierNumber
{
    /// <summary>Capitals of half width, a hyphen for each dash, neither blanks nor what is not seen, no full stop at the end.</summary>
    public static string Plain(string written)
    {
        var plain = new StringBuilder(written.Length);
        foreach (Rune rune in NormalForm.Of(written, NormalizationForm.FormKC).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.DashPunctuation:
                    plain.Append('-');
                    break;
                case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control or UnicodeCategory.Format:
                    break;
                default:
                    plain.Append(rune.Value == Minus ? (Rune)'-' : Rune.ToUpperInvariant(rune));
                    break;
            }
        }

        return plain.ToString().TrimEnd('.');
    }

    /// <summary>The sign of subtraction, which is no dash to Unicode.</summary>
    private const int Minus = '\u2212';
}
