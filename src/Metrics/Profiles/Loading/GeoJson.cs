using System.Text.Json;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>Reads the areas of a FeatureCollection (GeoJSON, RFC 7946) in WGS 84.</summary>
public static class GeoJson
{
    /// <summary>A ring is closed: the first position stands last again.</summary>
    private const int FewestPositions = 4;

    /// <summary>The features; null when the document is no FeatureCollection.</summary>
    public static IEnumerable<JsonElement>? Features(JsonElement document) =>
        Member(document, "features") is { ValueKind: JsonValueKind.Array } features && Text(document, "type") == "FeatureCollection" ? features.EnumerateArray() : null;

    /// <summary>The polygons of a feature's geometry. Throws FormatException that names polygon, ring and position, each counted from 1.</summary>
    public static IReadOnlyList<BoundaryPolygon> Polygons(JsonElement feature)
    {
        JsonElement geometry = Member(feature, "geometry") is { ValueKind: JsonValueKind.Object } there ? there : throw new FormatException("geometry is missing");
        string type = Text(geometry, "type") ?? "";
        JsonElement coordinates = Member(geometry, "coordinates") is { ValueKind: JsonValueKind.Array } list ? list : throw new FormatException("coordinates are missing");
        IReadOnlyList<BoundaryPolygon> polygons = type switch
        {
            "Polygon" => [Polygon(coordinates, 1)],
            "MultiPolygon" => [.. Items(coordinates).Select((polygon, i) => Polygon(polygon, i + 1))],
            _ => throw new FormatException($"geometry '{type}' is neither Polygon nor MultiPolygon"),
        };
        return polygons.Count > 0 ? polygons : throw new FormatException("it has no polygon");
    }

    public static JsonElement? Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out JsonElement member) ? member : null;

    public static string? Text(JsonElement of, string name) => Member(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static BoundaryPolygon Polygon(JsonElement rings, int number)
    {
        List<IReadOnlyList<GeoPoint>> all = [.. Items(rings).Select((ring, i) => Ring(ring, $"polygon {number}, ring {i + 1}"))];
        return all.Count > 0 ? new BoundaryPolygon(all[0], all[1..]) : throw new FormatException($"polygon {number} has no ring");
    }

    private static IReadOnlyList<GeoPoint> Ring(JsonElement ring, string at)
    {
        GeoPoint[] points = [.. Items(ring).Select((position, i) => Point(position, $"{at}, position {i + 1}"))];
        return points.Length < FewestPositions ? throw new FormatException($"{at} has {points.Length} positions, fewer than {FewestPositions}")
            : points[0] != points[^1] ? throw new FormatException($"{at} is not closed: its last position is not its first")
            : points;
    }

    private static GeoPoint Point(JsonElement position, string at)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2
            || position[0].ValueKind != JsonValueKind.Number || position[1].ValueKind != JsonValueKind.Number)
        {
            throw new FormatException($"{at} is not [longitude, latitude]");
        }

        var point = new GeoPoint(position[0].GetDouble(), position[1].GetDouble());
        return IsOnEarth(point) ? point : throw new FormatException(FormattableString.Invariant(
            $"{at}, [{point.Longitude}, {point.Latitude}], {(IsOnEarth(new GeoPoint(point.Latitude, point.Longitude)) ? "has the latitude before the longitude" : "is not in degrees (WGS 84)")}"));
    }

    private static bool IsOnEarth(GeoPoint point) => point is { Longitude: >= -180 and <= 180, Latitude: >= -90 and <= 90 };

    private static JsonElement.ArrayEnumerator Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw new FormatException("coordinates are not nested as their geometry's type asks");
}
