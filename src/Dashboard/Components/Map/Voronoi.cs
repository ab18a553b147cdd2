namespace Ioc.Dashboard.Components.Map;

/// <summary>Voronoi cells by cutting the bounds with bisectors, the nearest sites first: a site more than twice as far as the cell's furthest corner cuts nothing, nor does any after it.</summary>
public static class Voronoi
{
    /// <summary>For each site the part of the bounds that is nearest to it. Sites must differ.</summary>
    public static IReadOnlyList<IReadOnlyList<PlanePoint>> Cells(IReadOnlyList<PlanePoint> sites, IReadOnlyList<PlanePoint> bounds)
    {
        var cells = new List<IReadOnlyList<PlanePoint>>(sites.Count);
        var distances = new double[sites.Count];
        var order = new int[sites.Count];
        for (int i = 0; i < sites.Count; i++)
        {
            for (int j = 0; j < sites.Count; j++)
            {
                (distances[j], order[j]) = (Square(sites[i], sites[j]), j);
            }

            Array.Sort(distances, order);
            IReadOnlyList<PlanePoint> cell = bounds;
            double reach = double.MaxValue;
            for (int j = 1; j < sites.Count && cell.Count > 0 && distances[j] <= 4 * reach; j++)
            {
                cell = ConvexPolygon.NearerTo(sites[i], sites[order[j]], cell);
                reach = cell.Count == 0 ? 0 : cell.Max(corner => Square(sites[i], corner));
            }

            cells.Add(cell);
        }

        return cells;
    }

    private static double Square(PlanePoint a, PlanePoint b) => ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y));
}
