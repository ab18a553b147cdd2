using System.Globalization;
using System.Text;
using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Components.Map;

/// <summary>
/// The province as cells around its communes' centres. The profile has points and areas but no borders:
/// each cell is the Voronoi cell, within the grown hull and within reach of the commune's own area.
/// </summary>
public sealed class ProvinceMap
{
    private const double KilometresPerDegree = 111.2;

    /// <summary>Radius of a cell's reach as a multiple of the radius of a disc of the commune's area: shapes the outline, leaves no holes.</summary>
    private const double Reach = 2.1;
    private const double SmallestReach = 9;
    private const double HullMargin = 7;

    /// <summary>A map of nothing.</summary>
    public static readonly ProvinceMap Empty = new([], 1, 1);

    public ProvinceMap(IReadOnlyList<MapCell> cells, double width, double height) => (Cells, Width, Height) = (cells, width, height);

    public IReadOnlyList<MapCell> Cells { get; }

    /// <summary>Size of the drawing in kilometres.</summary>
    public double Width { get; }

    public double Height { get; }

    /// <summary>Draws the communes of the profile that have a point and exist on the day.</summary>
    public static ProvinceMap Of(Profile profile, Metrics.Time.LocalDay day)
    {
        Unit[] communes = [.. profile.Units.Where(u => u is { Kind: UnitKind.Commune, Latitude: not null, Longitude: not null } && u.IsValidOn(day))];
        PlanePoint[] sites = Sites(communes);
        IReadOnlyList<PlanePoint> bounds = ConvexPolygon.GrownHullOf(sites, HullMargin);
        if (bounds.Count < 3)
        {
            return Empty;
        }

        IReadOnlyList<PlanePoint>[] cells = [.. Voronoi.Cells(sites, bounds)
            .Select((cell, i) => ConvexPolygon.Intersect(cell, ConvexPolygon.Disc(sites[i], ReachOf(communes[i]))))];
        PlanePoint[] all = [.. cells.SelectMany(c => c)];
        double left = all.Min(p => p.X), top = all.Min(p => p.Y);
        return new ProvinceMap(
            [.. communes.Select((c, i) => new MapCell(c.Code, c.NameVi, PathOf(cells[i], left, top), new PlanePoint(sites[i].X - left, sites[i].Y - top)))],
            all.Max(p => p.X) - left,
            all.Max(p => p.Y) - top);
    }

    private static double ReachOf(Unit commune) => Math.Max(SmallestReach, Reach * Math.Sqrt((commune.AreaKm2 ?? 0) / Math.PI));

    private static PlanePoint[] Sites(Unit[] communes)
    {
        double middle = communes.Length == 0 ? 0 : communes.Average(c => c.Latitude!.Value) * Math.PI / 180;
        return [.. communes.Select(c => new PlanePoint(
            c.Longitude!.Value * KilometresPerDegree * Math.Cos(middle),
            -c.Latitude!.Value * KilometresPerDegree))];
    }

    private static string PathOf(IReadOnlyList<PlanePoint> cell, double left, double top)
    {
        var path = new StringBuilder();
        for (int i = 0; i < cell.Count; i++)
        {
            path.Append(i == 0 ? 'M' : 'L');
            path.Append(CultureInfo.InvariantCulture, $"{cell[i].X - left:0.##} {cell[i].Y - top:0.##}");
        }

        return path.Append('Z').ToString();
    }
}
