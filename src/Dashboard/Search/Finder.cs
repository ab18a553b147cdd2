using Ioc.Dashboard.Access;
using Ioc.Dashboard.Components.Figures;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;

namespace Ioc.Dashboard.Search;

/// <summary>Finds units and procedures by name (accents do not matter) or code, and dossiers by the beginning of their number; only what the viewer may see.</summary>
public static class Finder
{
    private const int MostOfAKind = 20;

    /// <summary>A shorter text begins too many numbers to be meant for one.</summary>
    private const int ShortestNumber = 3;

    public static async Task<Found> FindAsync(string text, Profile profile, VisibleUnits visible, IDrillReader reader, CancellationToken cancellation)
    {
        string plain = PlainName.Of(text);
        IEnumerable<Unit> units = visible.Of(profile.Units, unit => unit.Code)
            .Where(unit => unit.Code == text || PlainName.Of(unit.NameVi).Contains(plain, StringComparison.Ordinal) || (unit.NameEn is { } name && PlainName.Of(name).Contains(plain, StringComparison.Ordinal)))
            .OrderBy(unit => PlainName.Of(unit.NameVi).EndsWith(plain, StringComparison.Ordinal) ? 0 : 1).ThenBy(unit => unit.NameVi, StringComparer.Ordinal);
        IEnumerable<Procedure> procedures = profile.Procedures
            .Where(procedure => procedure.Code.StartsWith(text, StringComparison.OrdinalIgnoreCase) || PlainName.Of(procedure.NameVi).Contains(plain, StringComparison.Ordinal))
            .OrderBy(procedure => procedure.NameVi.Length);
        return new Found([.. units.Take(MostOfAKind)], await DossiersAsync(text, profile, visible, reader, cancellation), [.. procedures.Take(MostOfAKind)]);
    }

    /// <summary>As typed, and in capitals, as numbers are mostly written.</summary>
    private static async Task<IReadOnlyList<DossierKey>> DossiersAsync(string text, Profile profile, VisibleUnits visible, IDrillReader reader, CancellationToken cancellation)
    {
        if (text.Length < ShortestNumber || text.Contains(' ', StringComparison.Ordinal))
        {
            return [];
        }

        string[] units = [.. visible.Of(profile.Units, unit => unit.Code).Select(unit => unit.Code)];
        var found = new List<DossierKey>(await reader.DossiersLikeAsync(units, text, MostOfAKind, cancellation));
        string capitals = text.ToUpperInvariant();
        if (capitals != text)
        {
            found.AddRange(await reader.DossiersLikeAsync(units, capitals, MostOfAKind, cancellation));
        }

        return [.. found.Distinct().OrderBy(key => key.Number.Length).ThenBy(key => key.Number, StringComparer.Ordinal).Take(MostOfAKind)];
    }
}
