using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>One of the five looks of freshness, as icon and words; which icon shows follows `data-freshness` of the tile around it.</summary>
public sealed partial class Freshness
{
    private static readonly string[] Looks = ["fresh", "late", "none", "down", "partial"];

    [Parameter]
    public string? Text { get; set; }
}
