using Ioc.Dashboard.Components.Map;

namespace Ioc.Dashboard.Tests.Map;

public sealed class VoronoiTests
{
    private static readonly PlanePoint[] Sites = Scattered(130);
    private static readonly IReadOnlyList<PlanePoint> Bounds = ConvexPolygon.GrownHullOf(Sites, 5);

    [Fact]
    public void Cells_fill_the_bounds_without_overlap()
    {
        double sum = Voronoi.Cells(Sites, Bounds).Sum(ConvexPolygon.AreaOf);

        sum.ShouldBe(ConvexPolygon.AreaOf(Bounds), tolerance: 1e-6);
    }

    [Fact]
    public void Every_corner_of_a_cell_is_as_near_to_its_site_as_to_any_other()
    {
        IReadOnlyList<IReadOnlyList<PlanePoint>> cells = Voronoi.Cells(Sites, Bounds);

        for (int i = 0; i < Sites.Length; i++)
        {
            foreach (PlanePoint corner in cells[i])
            {
                Distance(corner, Sites[i]).ShouldBeLessThanOrEqualTo(Sites.Min(site => Distance(corner, site)) + 1e-6);
            }
        }
    }

    [Fact]
    public void The_grown_hull_keeps_its_distance_from_every_site()
    {
        Bounds.Min(corner => Sites.Min(site => Distance(corner, site))).ShouldBeGreaterThan(4.9);
    }

    [Fact]
    public void Polygons_that_do_not_meet_have_nothing_in_common()
    {
        IReadOnlyList<PlanePoint> here = ConvexPolygon.Disc(new PlanePoint(0, 0), 1);

        ConvexPolygon.Intersect(here, ConvexPolygon.Disc(new PlanePoint(5, 0), 1)).ShouldBeEmpty();
        ConvexPolygon.AreaOf(ConvexPolygon.Intersect(here, here)).ShouldBe(ConvexPolygon.AreaOf(here), tolerance: 1e-9);
    }

    private static PlanePoint[] Scattered(int count)
    {
        var random = new Random(40);
        return [.. Enumerable.Range(0, count).Select(_ => new PlanePoint(random.NextDouble() * 200, random.NextDouble() * 150))];
    }

    private static double Distance(PlanePoint a, PlanePoint b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
