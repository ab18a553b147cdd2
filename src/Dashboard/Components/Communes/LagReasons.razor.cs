using System.Globalization;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>The lag score of a unit and what it is made of, in words, most points first.</summary>
public sealed partial class LagReasons
{
    /// <summary>Most points a component can have by the default weights: the length of a full bar.</summary>
    private const double FullBar = 30;

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    public double? Score { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<Metrics.Kpis.LagReason> Reasons { get; set; } = [];

    /// <summary>What changes are measured against, in words.</summary>
    [Parameter]
    public string Before { get; set; } = string.Empty;

    private static string Width(double points) => Math.Min(100, 100 * points / FullBar).ToString("0.#", CultureInfo.InvariantCulture);
}
