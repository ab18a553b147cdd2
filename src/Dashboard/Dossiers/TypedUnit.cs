using Ioc.Metrics.Profiles;
using Ioc.Resources;

namespace Ioc.Dashboard.Dossiers;

/// <summary>A unit as somebody types it, where there are too many to choose from a list: its name (accents do not matter), its code, or both as shown.</summary>
public static class TypedUnit
{
    /// <summary>As it stands in the field: unambiguous though names repeat.</summary>
    public static string Text(Unit unit, string name) => $"{name} ({unit.Code})";

    /// <summary>The unit that is meant alone, or at most so many whose names hold the text; none when nothing fits.</summary>
    public static IReadOnlyList<Unit> Find(string typed, IEnumerable<Unit> units, int most)
    {
        string text = typed.Trim(), plain = PlainName.Of(text);
        var found = new List<Unit>();
        foreach (Unit unit in units)
        {
            if (unit.Code == text || text.EndsWith($"({unit.Code})", StringComparison.Ordinal))
            {
                return [unit];
            }

            if (PlainName.Of(unit.NameVi).Contains(plain, StringComparison.Ordinal) || (unit.NameEn is { } english && PlainName.Of(english).Contains(plain, StringComparison.Ordinal)))
            {
                found.Add(unit);
            }
        }

        Unit[] exact = [.. found.Where(unit => PlainName.Of(unit.NameVi) == plain)];
        return exact.Length == 1 ? exact : [.. found.OrderBy(unit => unit.NameVi.Length).ThenBy(unit => unit.NameVi, NameOrder.Comparer).ThenBy(unit => unit.Code, StringComparer.Ordinal).Take(most)];
    }
}
