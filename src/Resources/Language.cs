using Ioc.Metrics.Kpis;

namespace Ioc.Resources;

/// <summary>Languages of the pages; Vietnamese unless the viewer asks otherwise.</summary>
public enum Language
{
    Vietnamese = 0,
    English = 1,
}

/// <summary>Language tags as in `?lang=`, the cookie and html lang.</summary>
public static class LanguageTag
{
    /// <summary>Cookie that keeps a viewer's choice.</summary>
    public const string Cookie = "ioc.lang";

    /// <summary>Language of a tag; false when it names none of ours.</summary>
    public static bool TryParse(string? tag, out Language language)
    {
        language = string.Equals(tag, "en", StringComparison.OrdinalIgnoreCase) ? Language.English : Language.Vietnamese;
        return language == Language.English || string.Equals(tag, "vi", StringComparison.OrdinalIgnoreCase);
    }

    public static string Of(Language language) => language == Language.English ? "en" : "vi";

    /// <summary>The text of the language, of the two that stand side by side.</summary>
    public static string Of(this Language language, string vietnamese, string english) => language == Language.English ? english : vietnamese;

    /// <summary>The text of the language.</summary>
    public static string Of(this Language language, Wording wording) => language.Of(wording.Vietnamese, wording.English);

    /// <inheritdoc cref="Of(Language, string, string)"/>
    public static IReadOnlyList<string> Of(this Language language, IReadOnlyList<string> vietnamese, IReadOnlyList<string> english) =>
        language == Language.English ? english : vietnamese;
}
