using Ioc.Dashboard.Components.Figures;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>Chooses the period by links, so that each choice is an address of its own.</summary>
public sealed partial class PeriodPicker
{
    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    /// <summary>Null: none of these.</summary>
    [Parameter]
    [EditorRequired]
    public OverviewPeriod? Period { get; set; }

    private IEnumerable<(OverviewPeriod Period, string Name)> Choices =>
    [
        (OverviewPeriod.Today, Texts.Overview.Today),
        (OverviewPeriod.Month, Texts.Overview.Month),
        (OverviewPeriod.LastMonth, Texts.Overview.LastMonth),
    ];

    private string Link(OverviewPeriod period) => Navigation.GetUriWithQueryParameter("period", OverviewPeriods.Write(period));
}
