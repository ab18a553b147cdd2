namespace Ioc.Dashboard.Components.Map;

/// <summary>Voronoi cells by cutting the bounds with every bisector: simple, and quick enough for a few hundred sites.</summary>
public static class Voronoi
{
    /// <summary>For each site the part of the bounds that is nearest to it. Sites must differ.</summary>
    public static IReadOnlyList<IReadOnlyList<PlanePoint>> Cells(IReadOnlyList<PlanePoint> sites, IReadOnlyList<PlanePoint> bounds)
    {
        var cells = new List<IReadOnlyList<PlanePoint>>(sites.Count);
        for (int i = 0; i < sites.Count; i++)
        {
            IReadOnlyList<PlanePoint> cell = bounds;
            for (int j = 0; j < sites.Count && cell.Count > 0; j++)
            {
                if (j != i)
                {
                    cell = ConvexPolygon.NearerTo(sites[i], sites[j], cell);
                }
            }

            cells.Add(cell);
        }

        return cells;
    }
}
