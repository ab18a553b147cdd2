namespace Ioc.Metrics.Profiles;

/// <summary>A position in degrees (WGS 84).</summary>
public readonly record struct GeoPoint(double Longitude, double Latitude);

/// <summary>One part of a commune: its outline, and the holes in it. Rings are closed: the last point is the first.</summary>
public sealed record BoundaryPolygon(IReadOnlyList<GeoPoint> Outline, IReadOnlyList<IReadOnlyList<GeoPoint>> Holes);

/// <summary>A commune's surveyed boundary: one polygon or several. Immutable.</summary>
public sealed record Boundary(string Commune, IReadOnlyList<BoundaryPolygon> Polygons);
