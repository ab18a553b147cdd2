namespace Ioc.Dashboard.Components.Map;

/// <summary>A point of the map's plane; x grows to the east, y to the south.</summary>
public readonly record struct PlanePoint(double X, double Y);
