using NetTopologySuite.Algorithm.Construct;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Polygonize;
using CoverageUnion = NetTopologySuite.Coverage.CoverageUnion;

namespace Ioc.Dashboard.Boundaries;

/// <summary>
/// Areas that share their borders: laid on one grid, what two of them hold goes to one, slivers between them are closed. In degrees.
/// All borders are cut into faces; a face belongs to the one area that holds it, else to the neighbour with which it has most border in common.
/// </summary>
internal sealed class CleanCoverage
{
    /// <summary>A ten-thousandth of a degree is about 11 m, this is about 1 m.</summary>
    private static readonly PrecisionModel _grid = new(1e5);

    /// <summary>A gap into which no greater circle fits (about 100 m) is a sliver; a wider one is land of somebody else, and stays.</summary>
    private const double SliverRadius = .001;

    private CleanCoverage(Geometry[] areas, double overlapped, double closed, IReadOnlyList<Point> left) => (Areas, Overlapped, Closed, Left) = (areas, overlapped, closed, left);

    /// <summary>In the order they were given; one that the others cover whole is empty.</summary>
    public Geometry[] Areas { get; }

    /// <summary>What was held by more than one, in square degrees.</summary>
    public double Overlapped { get; }

    /// <summary>Slivers that were held by none, in square degrees.</summary>
    public double Closed { get; }

    /// <summary>A point in each gap that was left open.</summary>
    public IReadOnlyList<Point> Left { get; }

    public static CleanCoverage Of(IReadOnlyList<Geometry> areas)
    {
        var polygonizer = new Polygonizer();
        polygonizer.Add(UnaryUnionNG.Union(areas[0].Factory.BuildGeometry(areas.Select(area => area.Boundary)), _grid));
        Face[] faces = [.. polygonizer.GetPolygons().Select(polygon => new Face((Polygon)polygon))];
        var held = new STRtree<(int Area, IndexedPointInAreaLocator Locator)>();
        for (int i = 0; i < areas.Count; i++)
        {
            held.Insert(areas[i].EnvelopeInternal, (i, new IndexedPointInAreaLocator(areas[i])));
        }

        foreach (Face face in faces)
        {
            Coordinate inside = face.Polygon.InteriorPoint.Coordinate;
            face.Holders = [.. held.Query(new Envelope(inside)).Where(area => area.Locator.Locate(inside) == Location.Interior).Select(area => area.Area).Order()];
            face.Owner = face.Holders.Length == 1 ? face.Holders[0] : null;
        }

        Face[] open = [.. faces.Where(face => face.Owner is null)], wide = [.. open.Where(face => face.Holders.Length == 0 && face.IsWide)];
        Settle([.. open.Except(wide)], faces);
        ILookup<int, Polygon> owned = faces.Where(face => face.Owner is not null).ToLookup(face => face.Owner!.Value, face => face.Polygon);
        return new CleanCoverage(
            [.. areas.Select((area, i) => owned.Contains(i) ? CoverageUnion.Union([.. owned[i]]) : area.Factory.CreateEmpty(Dimension.Surface))],
            open.Where(face => face.Holders.Length > 1).Sum(face => face.Polygon.Area), open.Except(wide).Where(face => face.Holders.Length == 0).Sum(face => face.Polygon.Area),
            [.. wide.Select(face => face.Polygon.InteriorPoint)]);
    }

    /// <summary>The same areas with fewer positions, neighbours alike: as exact as they can be while their size stays within the most.</summary>
    public Geometry[] Thinned(Func<Geometry[], long> size, long most)
    {
        Geometry[] thin = Areas;
        if (size(thin) <= most)
        {
            return thin;
        }

        // The tolerance that is just enough lies between these, in degrees: by halves of the ratio, since it may be of any order, to 3 % of it.
        double fine = 1e-6, coarse = 1;
        for (int i = 0; i < 9; i++)
        {
            double tolerance = Math.Sqrt(fine * coarse);
            Geometry[] tried = CoverageSimplifier.Simplify(Areas, tolerance);
            if (size(tried) > most)
            {
                fine = tolerance;
            }
            else
            {
                (coarse, thin) = (tolerance, tried);
            }
        }

        return thin;
    }

    /// <summary>Gives each open face to a neighbour; those that only touch open ones come after these.</summary>
    private static void Settle(List<Face> open, Face[] faces)
    {
        ILookup<Face, (Face Other, double Length)> borders = Borders(faces);
        while (open.Count > 0)
        {
            foreach (Face face in open)
            {
                face.Heir = borders[face]
                    .Where(border => border.Other.Owner is { } owner && (face.Holders.Length == 0 || face.Holders.Contains(owner))).GroupBy(border => border.Other.Owner)
                    .OrderByDescending(same => same.Sum(border => border.Length)).ThenBy(same => same.Key).FirstOrDefault()?.Key;
            }

            if (open.TrueForAll(face => face.Heir is null))
            {
                open.ForEach(face => face.Heir = face.Holders.Cast<int?>().FirstOrDefault()); // areas that are the same, say
            }

            open.ForEach(face => face.Owner = face.Heir);
            if (open.RemoveAll(face => face.Owner is not null) == 0)
            {
                return;
            }
        }
    }

    /// <summary>What faces have in common: their borders are cut alike, so it is whole segments.</summary>
    private static ILookup<Face, (Face Other, double Length)> Borders(Face[] faces) => faces
        .SelectMany(face => LinearComponentExtracter.GetLines(face.Polygon).SelectMany(ring => ring.Coordinates.Zip(ring.Coordinates.Skip(1), Segment)).Select(segment => (face, segment)))
        .GroupBy(side => side.segment, side => side.face).Where(sides => sides.Count() == 2)
        .SelectMany(sides => new[] { (Of: sides.First(), Other: sides.Last(), sides.Key.Length), (Of: sides.Last(), Other: sides.First(), sides.Key.Length) })
        .ToLookup(border => border.Of, border => (border.Other, border.Length));

    private static LineSegment Segment(Coordinate from, Coordinate to)
    {
        var segment = new LineSegment(from, to);
        segment.Normalize();
        return segment;
    }

    private sealed class Face(Polygon polygon)
    {
        public Polygon Polygon { get; } = polygon;

        public int[] Holders { get; set; } = [];

        public int? Owner { get; set; }

        public int? Heir { get; set; }

        public bool IsWide => Polygon.Area > Math.PI * SliverRadius * SliverRadius && MaximumInscribedCircle.GetRadiusLine(Polygon, SliverRadius / 10).Length > SliverRadius;
    }
}
