using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>Every indicator is reported once a month, on a day and hour of its own, and comes closer to its goal from month to month.</summary>
internal sealed class IndicatorPlan(Profile profile, int seed)
{
    public IEnumerable<Emission> On(LocalDay day)
    {
        foreach (Target target in profile.Targets.Where(t => t.MeasuredBy.Contains("indicator") && t.Binds(profile.ProvinceCode)))
        {
            decimal goal = (decimal)(target.Goal ?? 1);
            if (Report(target.Id, day, goal, goal <= 1 ? 130 : null, target.ResponsibleUnit ?? "") is { } emission)
            {
                yield return emission;
            }
        }

        foreach (string component in profile.IndexIndicators)
        {
            if (Report(component, day, 1, 100, profile.FindUnit(profile.CentreCode)?.NameVi ?? "") is { } emission)
            {
                yield return emission;
            }
        }
    }

    private Emission? Report(string indicator, LocalDay day, decimal goal, int? denominator, string reportedBy)
    {
        Dice dice = Dice.For(seed, "indicator " + indicator);
        if (day.Date.Day != 1 + dice.Below(28))
        {
            return null;
        }

        Instant at = day.Start + TimeSpan.FromHours(8) + TimeSpan.FromMinutes(dice.Below(480));
        double months = ((day.Date.Year - 2025) * 12) + day.Date.Month - 6;
        double reached = Math.Clamp(dice.Between(0.5, 0.95) + (months * dice.Between(0.01, 0.05)), 0, 1.02);
        decimal value = Math.Min(goal * (decimal)reached, goal <= 1 ? 1 : decimal.MaxValue);
        var report = new IndicatorReport(indicator, at, goal > 1 ? Math.Round(value) : Math.Round(value, 4), denominator, reportedBy.Length > 0 ? reportedBy : profile.ProvinceNameVi);
        return new Emission(at + TimeSpan.FromSeconds(2), report, 0);
    }
}
