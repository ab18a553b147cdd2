using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Map;

/// <summary>The province's communes as coloured cells. Colour is never alone: the worst carry their rank, outages a cross, cells without a score are hatched.</summary>
public sealed partial class CommuneMap
{
    private const int Ranks = 10;
    private const double Margin = 3;

    [Parameter]
    [EditorRequired]
    public ProvinceMap Map { get; set; } = default!;

    /// <summary>What the picture shows, for those who do not see it.</summary>
    [Parameter]
    [EditorRequired]
    public string Label { get; set; } = string.Empty;

    private string ViewBox => $"{Number(-Margin)} {Number(-Margin)} {Number(Map.Width + (2 * Margin))} {Number(Map.Height + (2 * Margin))}";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Move(PlanePoint to) => $"translate({Number(to.X)} {Number(to.Y)})";
}
