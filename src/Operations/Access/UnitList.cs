using Ioc.Metrics.Profiles;
using Ioc.Resources;

namespace Ioc.Operations.Access;

/// <summary>Units as an administrator types them: codes or names, parted by commas, semicolons or lines.</summary>
public static class UnitList
{
    private static readonly char[] Separators = [',', ';', '\n', '\r'];

    /// <summary>The codes; null for an empty text (the whole province). Wrong holds what is no unit, Ambiguous what several are called.</summary>
    public static IReadOnlyList<string>? Parse(string? text, Profile profile, out IReadOnlyList<string> wrong, out IReadOnlyList<string> ambiguous)
    {
        var codes = new List<string>();
        var unknown = new List<string>();
        var several = new List<string>();
        foreach (string part in (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Unit[] found = profile.FindUnit(part) is { } unit ? [unit] : [.. profile.Units.Where(one => PlainName.Of(one.NameVi) == PlainName.Of(part))];
            (found.Length switch { 1 => codes, 0 => unknown, _ => several }).Add(found.Length == 1 ? found[0].Code : part);
        }

        (wrong, ambiguous) = (unknown, several);
        return codes.Count == 0 && unknown.Count == 0 && several.Count == 0 ? null : [.. codes.Distinct(StringComparer.Ordinal)];
    }
}
