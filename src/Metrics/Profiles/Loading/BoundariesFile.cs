using System.Text.Json;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>
/// communes.geojson (optional): a FeatureCollection (RFC 7946) in WGS 84. Each feature has the commune's code as property `code` and a Polygon or MultiPolygon;
/// every commune that still exists has one.
/// </summary>
internal static class BoundariesFile
{
    private const string File = "communes.geojson";

    public static List<Boundary> Read(ProfileFiles files, List<Unit> units)
    {
        var boundaries = new List<Boundary>();
        if (!files.Exists(File) || files.Read(File) is not { } text)
        {
            return boundaries;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (GeoJson.Features(document.RootElement) is not { } features)
            {
                files.Error(File, 0, "is no FeatureCollection");
                return boundaries;
            }

            int number = 0;
            foreach (JsonElement feature in features)
            {
                number++;
                if (Of(feature, number, files, units, boundaries) is { } boundary)
                {
                    boundaries.Add(boundary);
                }
            }
        }
        catch (JsonException error)
        {
            files.Error(File, (int)(error.LineNumber ?? 0) + 1, "no JSON: " + error.Message.Split(" LineNumber")[0]);
            return boundaries;
        }

        Missing(files, units, boundaries);
        return boundaries;
    }

    private static Boundary? Of(JsonElement feature, int number, ProfileFiles files, List<Unit> units, List<Boundary> before)
    {
        string code = GeoJson.Member(feature, "properties") is { } properties ? GeoJson.Text(properties, "code") ?? "" : "";
        if (code.Length == 0)
        {
            files.Error(File, 0, $"feature {number}: properties.code is missing (a text)");
            return null;
        }

        if (!units.Exists(unit => unit.Code == code && unit.Kind == UnitKind.Commune))
        {
            files.Error(File, 0, $"feature {number}: code {code} is no commune of units.csv");
        }

        if (before.Exists(other => other.Commune == code))
        {
            files.Error(File, 0, $"feature {number}: code {code} is there twice");
        }

        // Wrong or not, it is there: its code is not missing.
        try
        {
            return new Boundary(code, GeoJson.Polygons(feature));
        }
        catch (FormatException wrong)
        {
            files.Error(File, 0, $"feature {number} ({code}): {wrong.Message}");
            return new Boundary(code, []);
        }
    }

    private static void Missing(ProfileFiles files, List<Unit> units, List<Boundary> boundaries)
    {
        HashSet<string> there = [.. boundaries.Select(boundary => boundary.Commune)];
        string[] missing = [.. units.Where(unit => unit is { Kind: UnitKind.Commune, ValidTo: null } && !there.Contains(unit.Code)).Select(unit => unit.Code)];
        if (missing.Length > 0)
        {
            files.Error(File, 0, $"no feature for {string.Join(", ", missing)}");
        }
    }
}
