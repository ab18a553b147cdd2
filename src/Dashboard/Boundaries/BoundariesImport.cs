using System.Globalization;
using Ioc.Metrics.Profiles;
using NetTopologySuite.Geometries;

namespace Ioc.Dashboard.Boundaries;

/// <summary>What an official file of units gives: the profile's communes.geojson, or null with what is wrong. Said: what a person should know of it either way.</summary>
internal sealed record BoundariesImport(byte[]? File, IReadOnlyList<string> Said, IReadOnlyList<string> Errors)
{
    private const double SquareKilometresPerSquareDegree = 111.2 * 111.2;

    /// <summary>Nothing is given unless every commune was found and every area is sound. Properties: those that hold codes and names; null: those whose values fit. Most: bytes.</summary>
    public static BoundariesImport Of(ReadOnlyMemory<byte> official, IReadOnlyList<Unit> communes, (string? Code, string? Name) properties, long most)
    {
        OfficialFile file;
        try
        {
            file = OfficialFile.Read(official);
        }
        catch (FormatException wrong)
        {
            return new BoundariesImport(null, [], [wrong.Message]);
        }

        UnitMatch match = UnitMatch.Of(file.Features, communes, properties.Code, properties.Name);
        List<string> said = [.. Words(match, file.Features.Count), .. file.Mended];

        // A feature that could not be read may be the one that is missing.
        string[] errors = [.. file.Errors, .. match.Doubtful, .. match.Missing.Where(_ => file.Errors.Count == 0).Select(unit => $"no feature for {unit.Code} {unit.NameVi}")];
        return errors.Length > 0 ? new BoundariesImport(null, said, errors) : Of(match, said, most);
    }

    private static BoundariesImport Of(UnitMatch match, List<string> said, long most)
    {
        Unit[] units = [.. match.Areas.Keys.OrderBy(unit => unit.Code, StringComparer.Ordinal)];
        CleanCoverage clean = CleanCoverage.Of([.. units.Select(unit => match.Areas[unit])]);
        if (units.Where((_, i) => clean.Areas[i].IsEmpty).Select(unit => $"{unit.Code} {unit.NameVi} lies within others").ToArray() is { Length: > 0 } hidden)
        {
            return new BoundariesImport(null, said, hidden);
        }

        Geometry[] thin = clean.Thinned(areas => ProfileBoundaries.Write(units, areas).LongLength, most);
        byte[] file = ProfileBoundaries.Write(units, thin);
        said.AddRange(clean.Left.Select(gap => Invariant($"warning: around [{gap.X:0.####}, {gap.Y:0.####}] there is land of no commune; it was left open")));
        said.Add(Invariant($"neighbours overlapped on {Area(clean.Overlapped)} (each part went to one of them), slivers between them were {Area(clean.Closed)} (closed)"));
        said.Add(Invariant($"{match.Areas.Values.Sum(area => area.NumPoints)} positions became {thin.Sum(area => area.NumPoints)}"));
        return file.LongLength <= most ? new BoundariesImport(file, said, [])
            : new BoundariesImport(null, said, [$"{units.Length} communes do not fit into {most / 1000} kB: allow more"]);

        static string Area(double squareDegrees) => Invariant($"{squareDegrees * SquareKilometresPerSquareDegree:0.###} km²");
    }

    private static IEnumerable<string> Words(UnitMatch match, int features)
    {
        string[] ways = [.. match.Code is { } code ? [$"code in \"{code}\""] : Array.Empty<string>(), .. match.Name is { } name ? [$"name in \"{name}\""] : Array.Empty<string>()];
        yield return $"{match.Areas.Count} communes found among {features} features{(ways.Length > 0 ? " by their " : "")}{string.Join(", else by their ", ways)}";
        if (match.Strangers.Count > 0)
        {
            yield return $"{match.Strangers.Count} features are of no commune of the profile: {string.Join(", ", match.Strangers.Take(10))}{(match.Strangers.Count > 10 ? " …" : "")}";
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
