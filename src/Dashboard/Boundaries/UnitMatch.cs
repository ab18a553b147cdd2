using System.Globalization;
using Ioc.Resources;
using Ioc.Metrics.Profiles;
using NetTopologySuite.Geometries;

namespace Ioc.Dashboard.Boundaries;

/// <summary>Which feature is which commune: by a property with its code, else by one with its name.</summary>
/// <param name="Areas">The features of each commune that were found.</param>
/// <param name="Code">The property that holds codes; null: none does. So <paramref name="Name"/> of the features that have no code.</param>
/// <param name="Strangers">Features of no commune.</param>
/// <param name="Missing">Communes without a feature.</param>
/// <param name="Doubtful">A sentence for each name that fits more than one.</param>
internal sealed record UnitMatch(
    IReadOnlyDictionary<Unit, Geometry> Areas, string? Code, string? Name, IReadOnlyList<OfficialFeature> Strangers, IReadOnlyList<Unit> Missing, IReadOnlyList<string> Doubtful)
{
    private static readonly string[] _kinds = ["xa ", "phuong ", "thi tran ", "dac khu "];

    /// <summary>Joins features and communes. The properties that hold codes and names are found by what they hold, unless they are told.</summary>
    public static UnitMatch Of(IReadOnlyList<OfficialFeature> features, IReadOnlyList<Unit> communes, string? code, string? name)
    {
        Dictionary<string, Unit> byCode = communes.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        ILookup<string, Unit> byName = communes.SelectMany(unit => Names(unit.NameVi).Select(plain => (plain, unit))).ToLookup(pair => pair.plain, pair => pair.unit, StringComparer.Ordinal);
        code ??= Best(features, value => byCode.ContainsKey(Padded(value)));
        (List<(Unit Unit, OfficialFeature Feature)> found, List<OfficialFeature> rest) = ([], []);
        foreach (OfficialFeature feature in features)
        {
            if (code is not null && feature.Properties.TryGetValue(code, out string? value) && byCode.TryGetValue(Padded(value), out Unit? unit))
            {
                found.Add((unit, feature));
            }
            else
            {
                rest.Add(feature);
            }
        }

        HashSet<Unit> known = [.. found.Select(pair => pair.Unit)];
        name ??= Best(rest, value => Candidates(value).Any());
        (List<OfficialFeature> strangers, List<string> doubtful) = ([], []);
        foreach (IGrouping<Unit?, (Unit? Unit, OfficialFeature Feature)> same in rest.Select(feature => (Unit: ByName(feature), feature)).GroupBy(pair => pair.Item1))
        {
            if (same.Key is not { } unit)
            {
                strangers.AddRange(same.Select(pair => pair.Feature));
            }
            else if (same.Count() > 1)
            {
                doubtful.Add($"{unit.Code} {unit.NameVi} is the name of {same.Count()} features: {string.Join(", ", same.Select(pair => pair.Feature).Take(5))}");
            }
            else
            {
                found.Add((unit, same.First().Feature));
            }
        }

        return new UnitMatch(
            found.GroupBy(pair => pair.Unit).ToDictionary(parts => parts.Key, parts => parts.Select(part => part.Feature.Area).Aggregate((one, other) => one.Union(other))),
            code, name, strangers, [.. communes.Except(found.Select(pair => pair.Unit))], doubtful);

        Unit? ByName(OfficialFeature feature)
        {
            Unit[] units = name is not null && feature.Properties.TryGetValue(name, out string? value) ? [.. Candidates(value)] : [];
            if (units.Length > 1)
            {
                doubtful.Add($"feature {feature} may be {string.Join(" or ", units.Select(unit => $"{unit.Code} {unit.NameVi}"))}");
            }

            return units.Length == 1 ? units[0] : null;
        }

        // The whole name first: a ward and a commune may differ in their kind alone.
        IEnumerable<Unit> Candidates(string value) =>
            Names(value).Select(plain => byName[plain].Where(unit => !known.Contains(unit)).Distinct().ToArray()).FirstOrDefault(units => units.Length > 0) ?? [];
    }

    /// <summary>The property whose values fit most often; null when none does.</summary>
    private static string? Best(IEnumerable<OfficialFeature> features, Func<string, bool> fits) => features
        .SelectMany(feature => feature.Properties).Where(property => fits(property.Value)).GroupBy(property => property.Key, StringComparer.Ordinal)
        .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    /// <summary>Codes have five digits; where they are numbers the zeros in front are lost.</summary>
    private static string Padded(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number.ToString("D5", CultureInfo.InvariantCulture) : value;

    /// <summary>A name as it may be written: with its kind, and without.</summary>
    private static IEnumerable<string> Names(string name)
    {
        string plain = PlainName.Of(name);
        return _kinds.FirstOrDefault(kind => plain.StartsWith(kind, StringComparison.Ordinal)) is { } kind ? [plain, plain[kind.Length..]] : [plain];
    }
}
