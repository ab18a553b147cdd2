using NetTopologySuite.Geometries;

namespace Ioc.Dashboard.Boundaries;

/// <summary>A unit as an official file has it. Number: its place in the file, from 1. Properties: texts and whole numbers alone. Area: valid, in degrees (WGS 84).</summary>
internal sealed record OfficialFeature(int Number, IReadOnlyDictionary<string, string> Properties, Geometry Area)
{
    /// <summary>How a person finds it again: its place and what it says of itself.</summary>
    public override string ToString() => $"{Number} ({string.Join(", ", Properties.Take(3).Select(property => $"{property.Key}: {property.Value}"))})";
}
