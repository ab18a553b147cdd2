using Ioc.Dashboard.Components.Figures;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>Chooses a range of days; the choice becomes the page's address.</summary>
public sealed partial class RangePicker
{
    private DateOnly _first;
    private DateOnly _last;
    private ChosenPeriod? _taken;
    private bool _reversed;

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public ChosenPeriod Period { get; set; }

    /// <summary>What somebody is typing stays until the page's period is another.</summary>
    protected override void OnParametersSet()
    {
        if (_taken != Period)
        {
            _taken = Period;
            (_first, _last, _reversed) = (Period.Days.First.Date, Period.Days.Last.Date, false);
        }
    }

    private void Show()
    {
        _reversed = _first > _last;
        if (!_reversed)
        {
            var range = new ChosenPeriod(null, new Period(PeriodKind.Range, new LocalDay(_first.DayNumber), new LocalDay(_last.DayNumber)), false);
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("period", range.Write()));
        }
    }
}
