namespace Ioc.Dashboard.Components.Map;

/// <summary>A commune on the map with the chosen figure: its value, how it is written, its step of colour (0 to 4; null: no value), and whether a search leaves it out.</summary>
public sealed record MapArea(MapCell Cell, double? Value, string Text, int? Step, bool Dim);
