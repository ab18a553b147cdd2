using System.Text.Json;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>
/// communes.geojson (optional): a FeatureCollection (RFC 7946) in WGS 84. Each feature has the commune's code as property `code` and a Polygon or MultiPolygon;
/// every commune that still exists has one.
/// </summary>
internal static class BoundariesFile
{
    private const string File = "communes.geojson";

    /// <summary>A ring is closed: the first position stands last again.</summary>
    private const int FewestPositions = 4;

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
            if (Member(document.RootElement, "features") is not { ValueKind: JsonValueKind.Array } features || Text(document.RootElement, "type") != "FeatureCollection")
            {
                files.Error(File, 0, "is no FeatureCollection");
                return boundaries;
            }

            int number = 0;
            foreach (JsonElement feature in features.EnumerateArray())
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
        string code = Member(feature, "properties") is { } properties ? Text(properties, "code") ?? "" : "";
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
            return new Boundary(code, Polygons(feature));
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

    private static List<BoundaryPolygon> Polygons(JsonElement feature)
    {
        JsonElement geometry = Member(feature, "geometry") is { ValueKind: JsonValueKind.Object } there ? there : throw new FormatException("geometry is missing");
        string type = Text(geometry, "type") ?? "";
        JsonElement coordinates = Member(geometry, "coordinates") is { ValueKind: JsonValueKind.Array } list ? list : throw new FormatException("coordinates are missing");
        List<BoundaryPolygon> polygons = type switch
        {
            "Polygon" => [Polygon(coordinates)],
            "MultiPolygon" => [.. Items(coordinates).Select(Polygon)],
            _ => throw new FormatException($"geometry '{type}' is neither Polygon nor MultiPolygon"),
        };
        return polygons.Count > 0 ? polygons : throw new FormatException("it has no polygon");
    }

    private static BoundaryPolygon Polygon(JsonElement rings)
    {
        List<IReadOnlyList<GeoPoint>> all = [.. Items(rings).Select(Ring)];
        return all.Count > 0 ? new BoundaryPolygon(all[0], all[1..]) : throw new FormatException("a polygon has no ring");
    }

    private static IReadOnlyList<GeoPoint> Ring(JsonElement ring)
    {
        GeoPoint[] points = [.. Items(ring).Select(Point)];
        return points.Length < FewestPositions ? throw new FormatException($"a ring has {points.Length} positions, fewer than {FewestPositions}")
            : points[0] != points[^1] ? throw new FormatException("a ring is not closed: its last position is not its first")
            : points;
    }

    private static GeoPoint Point(JsonElement position)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2
            || position[0].ValueKind != JsonValueKind.Number || position[1].ValueKind != JsonValueKind.Number)
        {
            throw new FormatException("a position is not [longitude, latitude]");
        }

        var point = new GeoPoint(position[0].GetDouble(), position[1].GetDouble());
        return point is { Longitude: >= -180 and <= 180, Latitude: >= -90 and <= 90 } ? point
            : throw new FormatException(FormattableString.Invariant($"position [{point.Longitude}, {point.Latitude}] is not in degrees (WGS 84)"));
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw new FormatException("coordinates are not nested as their geometry's type asks");

    private static JsonElement? Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out JsonElement member) ? member : null;

    private static string? Text(JsonElement of, string name) => Member(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
