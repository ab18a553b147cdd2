using System.Globalization;
using System.Text;
using System.Text.Json;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Components.Map;

/// <summary>Reads surveyed boundaries: a GeoJSON FeatureCollection (RFC 7946) whose features carry the commune's code as property `code` and a Polygon or MultiPolygon in WGS 84.</summary>
public static class GeoJsonMap
{
    private const double KilometresPerDegree = 111.2;

    /// <summary>Communes of the profile that exist on the day and have a feature. Throws <see cref="InvalidDataException"/> for a file that is no such collection.</summary>
    public static ProvinceMap Read(string file, Profile profile, LocalDay day)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            List<(Unit Unit, List<PlanePoint[]> Rings)> areas = [.. document.RootElement.GetProperty("features").EnumerateArray()
                .Select(feature => (Unit: profile.FindUnit(feature.GetProperty("properties").GetProperty("code").GetString() ?? ""), Rings: RingsOf(feature.GetProperty("geometry"))))
                .Where(area => area.Unit is { Kind: UnitKind.Commune } unit && unit.IsValidOn(day)).Select(area => (area.Unit!, area.Rings))];
            return Project(areas);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{file} is no GeoJSON of communes: {error.Message}", error);
        }
    }

    private static ProvinceMap Project(List<(Unit Unit, List<PlanePoint[]> Rings)> areas)
    {
        if (areas.Count == 0)
        {
            return ProvinceMap.Empty;
        }

        PlanePoint[] all = [.. areas.SelectMany(area => area.Rings).SelectMany(ring => ring)];
        double scale = KilometresPerDegree * Math.Cos(all.Average(p => p.Y) * Math.PI / 180);
        double left = all.Min(p => p.X), top = all.Max(p => p.Y);
        PlanePoint Place(PlanePoint p) => new((p.X - left) * scale, (top - p.Y) * KilometresPerDegree);
        return new ProvinceMap(
            [.. areas.Select(area => new MapCell(
                area.Unit.Code, area.Unit.NameVi, string.Concat(area.Rings.Select(ring => PathOf(ring.Select(Place)))),
                Place(new PlanePoint(area.Rings[0].Average(p => p.X), area.Rings[0].Average(p => p.Y)))))],
            (all.Max(p => p.X) - left) * scale,
            (top - all.Min(p => p.Y)) * KilometresPerDegree);
    }

    private static List<PlanePoint[]> RingsOf(JsonElement geometry) => geometry.GetProperty("type").GetString() switch
    {
        "Polygon" => [.. geometry.GetProperty("coordinates").EnumerateArray().Select(Ring)],
        "MultiPolygon" => [.. geometry.GetProperty("coordinates").EnumerateArray().SelectMany(polygon => polygon.EnumerateArray()).Select(Ring)],
        string other => throw new InvalidOperationException($"geometry {other} is neither Polygon nor MultiPolygon"),
        null => throw new InvalidOperationException("a geometry has no type"),
    };

    private static PlanePoint[] Ring(JsonElement ring) => [.. ring.EnumerateArray().Select(point => new PlanePoint(point[0].GetDouble(), point[1].GetDouble()))];

    private static string PathOf(IEnumerable<PlanePoint> ring)
    {
        var path = new StringBuilder();
        foreach (PlanePoint point in ring)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{point.X:0.##} {point.Y:0.##}");
        }

        return path.Append('Z').ToString();
    }
}
