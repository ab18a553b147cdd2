namespace Ioc.Dashboard.Components.Map;

/// <summary>Hulls and half-plane cuts of convex polygons, given as their corners in order.</summary>
public static class ConvexPolygon
{
    private const int StepsPerCircle = 48;

    /// <summary>Convex hull of the points (Andrew's monotone chain).</summary>
    public static IReadOnlyList<PlanePoint> HullOf(IEnumerable<PlanePoint> points)
    {
        PlanePoint[] sorted = [.. points.Distinct().OrderBy(p => p.X).ThenBy(p => p.Y)];
        if (sorted.Length < 3)
        {
            return sorted;
        }

        List<PlanePoint> lower = Chain(sorted);
        Array.Reverse(sorted);
        lower.AddRange(Chain(sorted));
        return lower;
    }

    /// <summary>The hull of discs of this radius around the points: their convex hull, grown, with round corners.</summary>
    public static IReadOnlyList<PlanePoint> GrownHullOf(IEnumerable<PlanePoint> points, double radius) =>
        HullOf(points.SelectMany(p => Disc(p, radius)));

    /// <summary>A regular polygon that stands for a disc.</summary>
    public static IReadOnlyList<PlanePoint> Disc(PlanePoint centre, double radius) =>
        [.. Enumerable.Range(0, StepsPerCircle).Select(i => new PlanePoint(
            centre.X + (radius * Math.Cos(i * Math.Tau / StepsPerCircle)),
            centre.Y + (radius * Math.Sin(i * Math.Tau / StepsPerCircle))))];

    /// <summary>The part of the polygon that lies nearer to <paramref name="site"/> than to <paramref name="other"/>.</summary>
    public static IReadOnlyList<PlanePoint> NearerTo(PlanePoint site, PlanePoint other, IReadOnlyList<PlanePoint> polygon)
    {
        double nx = other.X - site.X, ny = other.Y - site.Y;
        double limit = (((other.X * other.X) - (site.X * site.X)) + ((other.Y * other.Y) - (site.Y * site.Y))) / 2;
        return Cut(polygon, p => limit - ((nx * p.X) + (ny * p.Y)));
    }

    /// <summary>What two convex polygons have in common; <paramref name="window"/> runs as <see cref="HullOf"/> gives it.</summary>
    public static IReadOnlyList<PlanePoint> Intersect(IReadOnlyList<PlanePoint> polygon, IReadOnlyList<PlanePoint> window)
    {
        for (int i = 0; i < window.Count && polygon.Count > 0; i++)
        {
            PlanePoint a = window[i], b = window[(i + 1) % window.Count];
            polygon = Cut(polygon, p => Cross(a, b, p));
        }

        return polygon;
    }

    public static double AreaOf(IReadOnlyList<PlanePoint> polygon)
    {
        double twice = 0;
        for (int i = 0; i < polygon.Count; i++)
        {
            PlanePoint a = polygon[i], b = polygon[(i + 1) % polygon.Count];
            twice += (a.X * b.Y) - (b.X * a.Y);
        }

        return Math.Abs(twice) / 2;
    }

    /// <summary>Keeps where <paramref name="inside"/> (linear over the plane) is not negative.</summary>
    private static List<PlanePoint> Cut(IReadOnlyList<PlanePoint> polygon, Func<PlanePoint, double> inside)
    {
        var kept = new List<PlanePoint>(polygon.Count + 1);
        for (int i = 0; i < polygon.Count; i++)
        {
            PlanePoint a = polygon[i], b = polygon[(i + 1) % polygon.Count];
            double da = inside(a), db = inside(b);
            if (da >= 0)
            {
                kept.Add(a);
            }

            if ((da > 0 && db < 0) || (da < 0 && db > 0))
            {
                double t = da / (da - db);
                kept.Add(new PlanePoint(a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y))));
            }
        }

        return kept;
    }

    private static List<PlanePoint> Chain(PlanePoint[] sorted)
    {
        var chain = new List<PlanePoint>();
        foreach (PlanePoint p in sorted)
        {
            while (chain.Count >= 2 && Cross(chain[^2], chain[^1], p) <= 0)
            {
                chain.RemoveAt(chain.Count - 1);
            }

            chain.Add(p);
        }

        chain.RemoveAt(chain.Count - 1);
        return chain;
    }

    private static double Cross(PlanePoint a, PlanePoint b, PlanePoint c) =>
        ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
}
