using System.Globalization;
using System.Text;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Components.Map;

/// <summary>The province by its surveyed boundaries (communes.geojson of the profile). Areas of several parts are one path; holes stay open: paths are filled by the even-odd rule.</summary>
public static class SurveyedMap
{
    private const double KilometresPerDegree = 111.2;

    /// <summary>Communes that exist on the day and have a boundary, in kilometres from the north-west corner.</summary>
    public static ProvinceMap Of(Profile profile, LocalDay day)
    {
        List<(Unit Unit, Boundary Boundary)> areas = [.. profile.Boundaries
            .Select(boundary => (Unit: profile.FindUnit(boundary.Commune), boundary))
            .Where(area => area.Unit is { Kind: UnitKind.Commune } unit && unit.IsValidOn(day)).Select(area => (area.Unit!, area.boundary))];
        if (areas.Count == 0)
        {
            return ProvinceMap.Empty;
        }

        GeoPoint[] all = [.. areas.SelectMany(area => area.Boundary.Polygons).SelectMany(polygon => polygon.Outline)];
        double width = KilometresPerDegree * Math.Cos(all.Average(p => p.Latitude) * Math.PI / 180);
        double left = all.Min(p => p.Longitude), top = all.Max(p => p.Latitude);
        PlanePoint Place(GeoPoint p) => new((p.Longitude - left) * width, (top - p.Latitude) * KilometresPerDegree);
        return new ProvinceMap(
            [.. areas.Select(area => Cell(area.Unit, area.Boundary, Place))],
            (all.Max(p => p.Longitude) - left) * width,
            (top - all.Min(p => p.Latitude)) * KilometresPerDegree);
    }

    private static MapCell Cell(Unit unit, Boundary boundary, Func<GeoPoint, PlanePoint> place)
    {
        var path = new StringBuilder();
        foreach (BoundaryPolygon polygon in boundary.Polygons)
        {
            Append(path, polygon.Outline.Select(place));
            foreach (IReadOnlyList<GeoPoint> hole in polygon.Holes)
            {
                Append(path, hole.Select(place));
            }
        }

        (PlanePoint Centre, double Area) greatest = boundary.Polygons.Select(polygon => CentreOf([.. polygon.Outline.Select(place)])).MaxBy(part => part.Area);
        return new MapCell(unit.Code, unit.NameVi, path.ToString(), greatest.Centre);
    }

    /// <summary>Centre of gravity and size of a closed ring; of one without an area, the middle of its points.</summary>
    private static (PlanePoint Centre, double Area) CentreOf(PlanePoint[] ring)
    {
        double area = 0, x = 0, y = 0;
        for (int i = 0; i + 1 < ring.Length; i++)
        {
            double cross = (ring[i].X * ring[i + 1].Y) - (ring[i + 1].X * ring[i].Y);
            (area, x, y) = (area + cross, x + ((ring[i].X + ring[i + 1].X) * cross), y + ((ring[i].Y + ring[i + 1].Y) * cross));
        }

        return Math.Abs(area) < 1e-9
            ? (new PlanePoint(ring.Average(p => p.X), ring.Average(p => p.Y)), 0)
            : (new PlanePoint(x / (3 * area), y / (3 * area)), Math.Abs(area) / 2);
    }

    private static void Append(StringBuilder path, IEnumerable<PlanePoint> ring)
    {
        char step = 'M';
        foreach (PlanePoint point in ring)
        {
            path.Append(step).Append(CultureInfo.InvariantCulture, $"{point.X:0.##} {point.Y:0.##}");
            step = 'L';
        }

        path.Append('Z');
    }
}
