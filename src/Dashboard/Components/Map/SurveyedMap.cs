using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using NetTopologySuite.Algorithm.Construct;
using NetTopologySuite.Geometries;

namespace Ioc.Dashboard.Components.Map;

/// <summary>The province by its surveyed boundaries (communes.geojson of the profile).</summary>
public static class SurveyedMap
{
    /// <summary>A label stands as far from the borders as it can, to this share of its area's width.</summary>
    private const double LabelExact = .01;

    /// <summary>Communes that exist on the day and have a boundary.</summary>
    public static ProvinceMap Of(Profile profile, LocalDay day)
    {
        List<(Unit Unit, Boundary Boundary)> communes = [.. profile.Boundaries
            .Select(boundary => (Unit: profile.FindUnit(boundary.Commune), boundary))
            .Where(area => area.Unit is { Kind: UnitKind.Commune } unit && unit.IsValidOn(day)).Select(area => (area.Unit!, area.boundary))];
        if (communes.Count == 0)
        {
            return ProvinceMap.Empty;
        }

        double middle = communes.SelectMany(commune => commune.Boundary.Polygons).SelectMany(polygon => polygon.Outline).Average(point => point.Latitude);
        double width = ProvinceMap.KilometresPerDegree * Math.Cos(middle * Math.PI / 180);
        return ProvinceMap.Of([.. communes.Select(commune => Area(commune.Unit, commune.Boundary, width))]);
    }

    private static (Unit Commune, Geometry Area, Coordinate Label) Area(Unit unit, Boundary boundary, double width)
    {
        Polygon[] parts = [.. boundary.Polygons.Select(polygon => ProvinceMap.Plane.CreatePolygon(Ring(polygon.Outline), [.. polygon.Holes.Select(Ring)]))];
        return (unit, ProvinceMap.Plane.CreateMultiPolygon(parts), LabelOf(parts.MaxBy(part => part.Area)!));

        LinearRing Ring(IReadOnlyList<GeoPoint> points) =>
            ProvinceMap.Plane.CreateLinearRing([.. points.Select(point => new Coordinate(point.Longitude * width, point.Latitude * ProvinceMap.KilometresPerDegree))]);
    }

    /// <summary>Inside the part, also where it is bent around another commune; of one without an area, a corner.</summary>
    private static Coordinate LabelOf(Polygon part) =>
        part.Area > 0 ? MaximumInscribedCircle.GetCenter(part, LabelExact * Math.Sqrt(part.Area)).Coordinate : part.Coordinate;
}
