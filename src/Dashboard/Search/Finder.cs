using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Operations.Access;
using Ioc.Resources;

namespace Ioc.Dashboard.Search;

/// <summary>Finds units and procedures by name (accents do not matter) or code, and dossiers by their number; only what the viewer may see.</summary>
public static class Finder
{
    private const int MostOfAKind = 20;

    public static async Task<Found> FindAsync(string text, Profile profile, VisibleUnits visible, IDrillReader reader, CancellationToken cancellation)
    {
        string plain = PlainName.Of(text);
        IEnumerable<Unit> units = visible.Of(profile.Units, unit => unit.Code)
            .Where(unit => unit.Code == text || PlainName.Of(unit.NameVi).Contains(plain, StringComparison.Ordinal) || (unit.NameEn is { } name && PlainName.Of(name).Contains(plain, StringComparison.Ordinal)))
            .OrderBy(unit => PlainName.Of(unit.NameVi).EndsWith(plain, StringComparison.Ordinal) ? 0 : 1).ThenBy(unit => unit.NameVi, NameOrder.Comparer);
        IEnumerable<Procedure> procedures = profile.Procedures
            .Where(procedure => procedure.Code.StartsWith(text, StringComparison.OrdinalIgnoreCase) || PlainName.Of(procedure.NameVi).Contains(plain, StringComparison.Ordinal))
            .OrderBy(procedure => procedure.NameVi.Length).ThenBy(procedure => procedure.NameVi, NameOrder.Comparer);
        string[] codes = [.. visible.Of(profile.Units, unit => unit.Code).Select(unit => unit.Code)];
        return new Found([.. units.Take(MostOfAKind)], await NumberSearch.FindAsync(text, codes, reader, MostOfAKind, cancellation), [.. procedures.Take(MostOfAKind)]);
    }
}
