using System.Globalization;
using System.Text.Json;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;

namespace Ioc.Dashboard.Boundaries;

/// <summary>
/// An official file of units' areas: a FeatureCollection (RFC 7946) in WGS 84, of which nothing is believed before it was looked at.
/// Features: those that are sound. Errors, Mended: a sentence for each that is not, and for each that was made so.
/// </summary>
internal sealed record OfficialFile(IReadOnlyList<OfficialFeature> Features, IReadOnlyList<string> Errors, IReadOnlyList<string> Mended)
{
    /// <summary>Land, sea and islands of Viet Nam, in degrees.</summary>
    private static readonly Envelope _country = new(102, 118, 6, 24);

    /// <summary>One position as far as this (0.2 degrees, some 20 km) from both its neighbours, which stand together, is a slip of the pen.</summary>
    private const double Spike = .2;

    /// <summary>A ring that crosses itself is mended; where that changes the area by more than this share, a person has to.</summary>
    private const double LargestMend = .01;

    private static readonly GeometryFactory _factory = new(new PrecisionModel(), 4326);

    /// <summary>Throws FormatException when it is no such file at all.</summary>
    public static OfficialFile Read(ReadOnlyMemory<byte> file)
    {
        using JsonDocument document = Parse(file);
        IEnumerable<JsonElement> all = GeoJson.Features(document.RootElement) ?? throw new FormatException("it is no GeoJSON FeatureCollection");
        CheckReference(document.RootElement);
        var features = new List<OfficialFeature>();
        (List<string> errors, List<string> mended) = ([], []);
        int number = 0;
        foreach (JsonElement feature in all)
        {
            number++;
            var read = new OfficialFeature(number, Properties(feature), _factory.CreateEmpty(Dimension.Surface));
            try
            {
                Geometry drawn = Area(GeoJson.Polygons(feature));
                if (new IsValidOp(drawn).ValidationError is not { } broken)
                {
                    features.Add(read with { Area = drawn });
                }
                else if (Mend(drawn) is { } whole)
                {
                    features.Add(read with { Area = whole });
                    mended.Add($"feature {read}: a broken ring was mended: {Words(broken)}");
                }
                else
                {
                    errors.Add($"feature {read}: a broken ring: {Words(broken)}");
                }
            }
            catch (FormatException wrong)
            {
                errors.Add($"feature {read}: {wrong.Message}");
            }
        }

        return new OfficialFile(features, errors, mended);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> file)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        try
        {
            return JsonDocument.Parse(file.Span.StartsWith(mark) ? file[mark.Length..] : file);
        }
        catch (JsonException error)
        {
            throw new FormatException($"line {(error.LineNumber ?? 0) + 1}: no JSON", error);
        }
    }

    /// <summary>RFC 7946 knows WGS 84 alone; files of before it may say otherwise.</summary>
    private static void CheckReference(JsonElement document)
    {
        if (GeoJson.Member(document, "crs") is { } crs && GeoJson.Member(crs, "properties") is { } properties && GeoJson.Text(properties, "name") is { } name
            && !name.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(":4326", StringComparison.Ordinal))
        {
            throw new FormatException($"its coordinates are in {name}; convert it to WGS 84 (EPSG:4326) first");
        }
    }

    private static IReadOnlyDictionary<string, string> Properties(JsonElement feature) =>
        GeoJson.Member(feature, "properties") is not { ValueKind: JsonValueKind.Object } properties ? new Dictionary<string, string>()
            : properties.EnumerateObject()
                .Where(property => property.Value.ValueKind == JsonValueKind.String || (property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetInt64(out _)))
                .GroupBy(property => property.Name, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.Last().Value.ToString().Trim(), StringComparer.Ordinal);

    private static Geometry Area(IReadOnlyList<BoundaryPolygon> polygons) => _factory.BuildGeometry(polygons.Select((polygon, i) => (Geometry)_factory.CreatePolygon(
        Ring(polygon.Outline, $"polygon {i + 1}, ring 1"), [.. polygon.Holes.Select((hole, j) => Ring(hole, $"polygon {i + 1}, ring {j + 2}"))])));

    private static Geometry? Mend(Geometry area)
    {
        Geometry mended = GeometryFixer.Fix(area);
        return mended.Area > 0 && Math.Abs(mended.Area - area.Area) <= LargestMend * mended.Area ? mended : null;
    }

    private static string Words(TopologyValidationError broken) =>
        string.Create(CultureInfo.InvariantCulture, $"{broken.Message} at [{broken.Coordinate.X:0.######}, {broken.Coordinate.Y:0.######}]");

    private static LinearRing Ring(IReadOnlyList<GeoPoint> points, string at)
    {
        // A position that is said twice in a row says nothing more.
        Coordinate[] ring = CoordinateArrays.RemoveRepeatedPoints([.. points.Select(point => new Coordinate(point.Longitude, point.Latitude))]);
        for (int i = 0; i + 1 < ring.Length; i++)
        {
            Coordinate before = ring[i == 0 ? ring.Length - 2 : i - 1], here = ring[i], after = ring[i + 1];
            double step = Math.Min(before.Distance(here), here.Distance(after));
            if (!_country.Contains(here) || (ring.Length > 5 && step > Spike && before.Distance(after) < step / 4))
            {
                throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture, $"a stray point in {at}: [{here.X}, {here.Y}] {(_country.Contains(here) ? "is far from both its neighbours" : "is not in Viet Nam")}"));
            }
        }

        return ring.Length >= 4 ? _factory.CreateLinearRing(ring) : throw new FormatException($"{at} has fewer than three corners");
    }
}
