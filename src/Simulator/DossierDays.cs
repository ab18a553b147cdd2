using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>
/// What is sent about dossiers, day by day: statuses, ratings, evening totals, indicators. Going on to the next day costs one day's plans;
/// jumping elsewhere replans the days whose dossiers may still be moving. Not thread-safe; the lists given out never change.
/// </summary>
internal sealed class DossierDays(Profile profile, int seed, UnitCharacter[] units)
{
    private const double WrongTotals = 0.02;

    private readonly DossierPlanner planner = new(profile, seed);
    private readonly IndicatorPlan indicators = new(profile, seed);
    private readonly Dictionary<LocalDay, List<Emission>> emissions = [];
    private readonly Dictionary<LocalDay, DayCounts[]> counts = [];
    private LocalDay next = new(int.MinValue);
    private (LocalDay Day, Emission[] Emissions) last = (new(int.MinValue), []);

    /// <summary>Everything sent on the local day, in order.</summary>
    public Emission[] On(LocalDay day)
    {
        if (last.Day != day)
        {
            Plan(day);
            Emission[] sorted = [.. emissions.GetValueOrDefault(day, []).OrderBy(e => e.EmitAt)];
            last = (day, sorted);
            foreach (LocalDay old in emissions.Keys.Where(d => d < day).ToArray())
            {
                emissions.Remove(old);
            }

            foreach (LocalDay old in counts.Keys.Where(d => d < day).ToArray())
            {
                counts.Remove(old);
            }
        }

        return last.Emissions;
    }

    private void Plan(LocalDay day)
    {
        if (day < next - 1 || day > next + DossierPlanner.LongestDays)
        {
            emissions.Clear();
            counts.Clear();
            next = day - DossierPlanner.LongestDays;
        }

        for (; next <= day; next += 1)
        {
            for (int i = 0; i < units.Length; i++)
            {
                foreach (DossierPlan plan in planner.Plan(units[i], next))
                {
                    Count(plan, i);
                    DeliveryPlan.Deliver(plan, seed, Send);
                }
            }

            PlanReports(next);
        }
    }

    private void PlanReports(LocalDay day)
    {
        for (int i = 0; i < units.Length; i++)
        {
            if (!units[i].Unit.IsValidOn(day))
            {
                continue;
            }

            Dice dice = Dice.For(seed, "total " + units[i].Unit.Code, day.Number);
            Instant at = day.Start + TimeSpan.FromHours(20) + TimeSpan.FromSeconds(dice.Below(1800));
            int difference = dice.Chance(WrongTotals) ? 1 - (2 * dice.Below(2)) : 0;
            Send(new Emission(at + TimeSpan.FromSeconds(2), new TotalReport(units[i], day, at, CountsOn(day)[i], difference), 0));
        }

        foreach (Emission emission in indicators.On(day))
        {
            Send(emission);
        }
    }

    private void Send(Emission emission)
    {
        LocalDay day = emission.EmitAt.Day;
        if (!emissions.TryGetValue(day, out List<Emission>? list))
        {
            emissions[day] = list = [];
        }

        list.Add(emission);
    }

    /// <summary>As the ledger will: received by day of acceptance, resolved and closed by day of the closing status.</summary>
    private void Count(DossierPlan plan, int unit)
    {
        DossierStep closing = plan.Steps[plan.ClosingStep];
        if (plan.AcceptedAt is not { } accepted || closing.Status is DossierStatus.Rejected or DossierStatus.Withdrawn)
        {
            return;
        }

        CountsOn(accepted.Day)[unit].Received++;
        if (closing.Status == DossierStatus.Completed)
        {
            CountsOn(closing.At.Day)[unit].Resolved++;
        }

        for (LocalDay day = accepted.Day; day < closing.At.Day; day += 1)
        {
            CountsOn(day)[unit].Backlog++;
        }
    }

    private DayCounts[] CountsOn(LocalDay day)
    {
        if (!counts.TryGetValue(day, out DayCounts[]? ofUnits))
        {
            ofUnits = new DayCounts[units.Length];
            for (int i = 0; i < ofUnits.Length; i++)
            {
                ofUnits[i] = new DayCounts();
            }

            counts[day] = ofUnits;
        }

        return ofUnits;
    }
}
