using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Ioc.Metrics.Profiles;
using NetTopologySuite.Geometries;

namespace Ioc.Dashboard.Boundaries;

/// <summary>communes.geojson of a profile: a feature a line, positions to five digits (1 m).</summary>
internal static class ProfileBoundaries
{
    public const string File = "communes.geojson";

    public static byte[] Write(IReadOnlyList<Unit> units, IReadOnlyList<Geometry> areas)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write("{\"type\":\"FeatureCollection\",\"features\":[\n"u8);
        for (int i = 0; i < units.Count; i++)
        {
            using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("properties");
            json.WriteString("code", units[i].Code);
            json.WriteString("name", units[i].NameVi);
            json.WriteEndObject();
            json.WriteStartObject("geometry");
            Write(json, areas[i]);
            json.WriteEndObject();
            json.WriteEndObject();
            json.Flush();
            buffer.Write(i + 1 < units.Count ? ",\n"u8 : "\n"u8);
        }

        buffer.Write("]}\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Geometry area)
    {
        json.WriteString("type", area.NumGeometries == 1 ? "Polygon" : "MultiPolygon");
        json.WritePropertyName("coordinates");
        if (area.NumGeometries > 1)
        {
            json.WriteStartArray();
        }

        for (int i = 0; i < area.NumGeometries; i++)
        {
            var polygon = (Polygon)area.GetGeometryN(i);
            json.WriteStartArray();
            foreach (LineString ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing))
            {
                json.WriteStartArray();
                foreach (Coordinate position in ring.Coordinates)
                {
                    json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $"[{position.X:0.#####},{position.Y:0.#####}]"), skipInputValidation: true);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        if (area.NumGeometries > 1)
        {
            json.WriteEndArray();
        }
    }
}
