using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Operations.Access;

namespace Ioc.Dashboard.Dossiers;

/// <summary>Dossiers of one unit whose numbers differ by case, blanks or kind of dash alone (KPIS.md, Our count against theirs): most likely one dossier that a source sent under two numbers.</summary>
public static class AlikeNumbers
{
    /// <summary>Of the units that may be seen, by unit; each at least two.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<DossierKey>>> FindAsync(IDrillReader drill, IOperationalStore store, Profile profile, VisibleUnits visible, CancellationToken cancellation)
    {
        string[] units = [.. visible.Of(profile.Units, unit => unit.Code).Select(unit => unit.Code)];
        IReadOnlyList<DossierKey> odd = await drill.OddNumbersAsync(units.ToHashSet(StringComparer.Ordinal), cancellation);
        DossierKey[] asTheLawHasThem = [.. odd.Select(Plain).Distinct().Except(odd)];
        IEnumerable<DossierKey> known = (await store.FindDossiersAsync(asTheLawHasThem, cancellation)).Select(row => row.Key);
        return [.. odd.Concat(known).GroupBy(Plain).Where(alike => alike.Count() > 1)
            .OrderBy(alike => alike.Key.Unit, StringComparer.Ordinal).ThenBy(alike => alike.Key.Number, StringComparer.Ordinal)
            .Select(alike => (IReadOnlyList<DossierKey>)[.. alike.OrderBy(key => key.Number, StringComparer.Ordinal)])];
    }

    private static DossierKey Plain(DossierKey key) => key with { Number = DossierNumber.Plain(key.Number) };
}
