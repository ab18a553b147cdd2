using System.Text;

namespace Ioc.Metrics;

/// <summary>Normal forms of any text: also of one with half a letter (lone surrogate) or U+FFFE in it, which <see cref="string.Normalize(NormalizationForm)"/> refuses.</summary>
public static class NormalForm
{
    private const char NoCharacter = '\uFFFE';

    /// <summary>What has no normal form stands as U+FFFD.</summary>
    public static string Of(string text, NormalizationForm form)
    {
        if (text.Any(c => char.IsSurrogate(c) || c == NoCharacter))
        {
            var whole = new StringBuilder(text.Length);
            foreach (Rune rune in text.EnumerateRunes())
            {
                whole.Append(rune.Value == NoCharacter ? Rune.ReplacementChar : rune);
            }

            text = whole.ToString();
        }

        return text.Normalize(form);
    }
}
