using System.Globalization;
using System.Text;
using Ioc.Metrics.Profiles;
using NetTopologySuite.Geometries;

namespace Ioc.Dashboard.Components.Map;

/// <summary>The province as areas of communes, each an SVG path of all its rings: paths are filled by the even-odd rule, so holes stay open.</summary>
public sealed class ProvinceMap
{
    internal const double KilometresPerDegree = 111.2;

    /// <summary>A map of nothing.</summary>
    public static readonly ProvinceMap Empty = new([], 1, 1);

    internal static readonly GeometryFactory Plane = new();

    private ProvinceMap(IReadOnlyList<MapCell> cells, double width, double height) => (Cells, Width, Height) = (cells, width, height);

    public IReadOnlyList<MapCell> Cells { get; }

    /// <summary>Size of the drawing in kilometres.</summary>
    public double Width { get; }

    public double Height { get; }

    /// <summary>A map of areas in kilometres, x to the east and y to the north; label: the point that stands for the commune.</summary>
    internal static ProvinceMap Of(IReadOnlyList<(Unit Commune, Geometry Area, Coordinate Label)> areas)
    {
        var frame = new Envelope();
        foreach ((_, Geometry area, _) in areas)
        {
            frame.ExpandToInclude(area.EnvelopeInternal);
        }

        return frame.IsNull ? Empty : new ProvinceMap([.. areas.Select(area => new MapCell(area.Commune.Code, area.Commune.NameVi, PathOf(area.Area), Place(area.Label)))], frame.Width, frame.Height);

        // On the screen y grows to the south.
        PlanePoint Place(Coordinate point) => new(point.X - frame.MinX, frame.MaxY - point.Y);

        string PathOf(Geometry area)
        {
            var path = new StringBuilder();
            for (int i = 0; i < area.NumGeometries; i++)
            {
                if (area.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
                {
                    foreach (LineString ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing))
                    {
                        Append(path, ring.Coordinates);
                    }
                }
            }

            return path.ToString();
        }

        void Append(StringBuilder path, Coordinate[] ring)
        {
            for (int i = 0; i < ring.Length - 1; i++)
            {
                PlanePoint point = Place(ring[i]);
                path.Append(i == 0 ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{point.X:0.##} {point.Y:0.##}");
            }

            path.Append('Z'); // a ring ends where it began
        }
    }
}
