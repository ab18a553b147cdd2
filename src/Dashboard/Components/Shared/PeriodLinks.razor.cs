using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Operations.Addresses;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>The periods most asked for, as links of a page that is rendered once: today, this month, the month before.</summary>
public sealed partial class PeriodLinks
{
    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>The one that is shown.</summary>
    [Parameter]
    [EditorRequired]
    public Period Period { get; set; }

    [Parameter]
    [EditorRequired]
    public LocalDay Today { get; set; }

    /// <summary>Address of the page for a period, as the API takes it.</summary>
    [Parameter]
    [EditorRequired]
    public Func<string, string> Link { get; set; } = period => period;

    private IEnumerable<(string Period, string Name)> Choices =>
    [
        (FigureAddress.Write(Period.OfDay(Today)), Texts.Overview.Today),
        (FigureAddress.Write(Period.MonthOf(Today)), Texts.Overview.Month),
        (FigureAddress.Write(Period.MonthOf(Period.MonthOf(Today).First - 1)), Texts.Overview.LastMonth),
    ];
}
