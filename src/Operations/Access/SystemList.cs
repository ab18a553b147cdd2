using Ioc.Metrics.Profiles;
using Ioc.Resources;

namespace Ioc.Operations.Access;

/// <summary>Systems as an administrator types them: ids or names, parted by semicolons or lines (names hold commas).</summary>
public static class SystemList
{
    private static readonly char[] Separators = [';', '\n', '\r'];

    /// <summary>The ids; null for an empty text (all systems). Wrong holds what is no system.</summary>
    public static IReadOnlyList<string>? Parse(string? text, Profile profile, out IReadOnlyList<string> wrong)
    {
        var ids = new List<string>();
        var unknown = new List<string>();
        foreach (string part in (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            GovernmentSystem? found = profile.FindSystem(part)
                ?? profile.Systems.FirstOrDefault(system => PlainName.Of(system.NameVi) == PlainName.Of(part) || PlainName.Of(system.NameEn) == PlainName.Of(part));
            (found is null ? unknown : ids).Add(found?.Id ?? part);
        }

        wrong = unknown;
        return ids.Count == 0 && unknown.Count == 0 ? null : [.. ids.Distinct(StringComparer.Ordinal)];
    }
}
