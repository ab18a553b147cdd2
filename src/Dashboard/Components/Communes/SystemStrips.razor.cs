using System.Globalization;
using Ioc.Metrics.Health;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>The systems of a unit, the worst first, each with its availability of 30 days as a strip.</summary>
public sealed partial class SystemStrips
{
    [Inject]
    public required Profile Profile { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<SystemNow> Systems { get; set; } = [];

    [Parameter]
    public UnitHealth? Health { get; set; }

    private IEnumerable<SystemNow> Ordered => Systems.OrderBy(s => SystemStates.Rank(s.State)).ThenBy(s => Profile.FindSystem(s.System)?.Index ?? int.MaxValue);

    private static string Step(HealthTimes day) => day.Availability switch
    {
        null => day.Unobserved > TimeSpan.Zero ? "unobserved" : "nothing",
        >= 0.999 => "full",
        >= 0.99 => "good",
        >= 0.95 => "fair",
        _ => "poor",
    };

    private string DayWords(HealthTimes day, int i)
    {
        string date = Texts.Formats.Day(Health!.First + i);
        return day.Availability is { } share
            ? string.Format(CultureInfo.InvariantCulture, Texts.Unit.StripDay, date, Texts.Formats.Percent(share, 2))
            : string.Format(CultureInfo.InvariantCulture, Texts.Unit.StripNothing, date);
    }

    private string StripWords(HealthTimes[] strip)
    {
        HealthTimes all = strip.Aggregate(default(HealthTimes), (a, b) => a + b);
        return string.Format(CultureInfo.InvariantCulture, Texts.Unit.StripDay, Texts.Unit.Days30, Texts.Formats.Percent(all.Availability, 2));
    }
}
