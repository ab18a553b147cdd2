using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate;

namespace Ioc.Dashboard.Components.Map;

/// <summary>
/// The province as cells around its communes' centres, for a profile that has points and areas but no borders:
/// each cell is the Voronoi cell, within the grown hull and within reach of the commune's own area.
/// </summary>
public static class DrawnMap
{
    /// <summary>Radius of a cell's reach as a multiple of the radius of a disc of the commune's area: shapes the outline, leaves no holes.</summary>
    private const double Reach = 2.1;
    private const double SmallestReach = 9;
    private const double HullMargin = 7;
    private const int StepsPerQuarter = 12;

    /// <summary>Draws the communes of the profile that have a point and exist on the day.</summary>
    public static ProvinceMap Of(Profile profile, LocalDay day)
    {
        Unit[] communes = [.. profile.Units.Where(u => u is { Kind: UnitKind.Commune, Latitude: not null, Longitude: not null } && u.IsValidOn(day))];
        return communes.Length == 0 ? ProvinceMap.Empty : ProvinceMap.Of(Cells(communes));
    }

    /// <summary>In kilometres, x to the east and y to the north. Communes that share a centre share their cell.</summary>
    internal static IReadOnlyList<(Unit Commune, Geometry Cell, Coordinate Centre)> Cells(IReadOnlyList<Unit> communes)
    {
        double width = ProvinceMap.KilometresPerDegree * Math.Cos(communes.Average(c => c.Latitude!.Value) * Math.PI / 180);
        Coordinate[] sites = [.. communes.Select(c => new Coordinate(c.Longitude!.Value * width, c.Latitude!.Value * ProvinceMap.KilometresPerDegree))];
        Geometry hull = ProvinceMap.Plane.CreateMultiPointFromCoords(sites).Buffer(HullMargin, StepsPerQuarter).ConvexHull();
        var voronoi = new VoronoiDiagramBuilder { ClipEnvelope = hull.EnvelopeInternal };
        voronoi.SetSites(sites);
        Dictionary<Coordinate, Geometry> cells = voronoi.GetDiagram(ProvinceMap.Plane).Geometries.ToDictionary(cell => (Coordinate)cell.UserData, cell => cell.Intersection(hull));
        return [.. communes.Select((commune, i) => (commune, cells[sites[i]].Intersection(ProvinceMap.Plane.CreatePoint(sites[i]).Buffer(ReachOf(commune), StepsPerQuarter)), sites[i]))];
    }

    private static double ReachOf(Unit commune) => Math.Max(SmallestReach, Reach * Math.Sqrt((commune.AreaKm2 ?? 0) / Math.PI));
}
