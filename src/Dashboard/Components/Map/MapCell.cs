namespace Ioc.Dashboard.Components.Map;

/// <summary>A commune on the map: its cell as an SVG path, and the point that stands for it.</summary>
public sealed record MapCell(string Code, string Name, string Path, PlanePoint Centre);
