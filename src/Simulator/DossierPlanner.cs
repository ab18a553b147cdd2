using System.Globalization;
using Ioc.Metrics.Calendar;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>Plans the dossiers that are filed at a unit on a day: a function of seed, unit and day alone.</summary>
internal sealed class DossierPlanner(Profile profile, int seed)
{
    /// <summary>No plan reaches further than this after the day of filing (a rating or a late event included).</summary>
    public const int LongestDays = 80;

    private readonly ProcedureMix mix = new(profile);
    private readonly WorkingCalendar calendar = profile.Calendar;

    public List<DossierPlan> Plan(UnitCharacter unit, LocalDay day)
    {
        var plans = new List<DossierPlan>();
        if (!unit.Unit.IsValidOn(day))
        {
            return plans;
        }

        Dice dice = Dice.For(seed, unit.Unit.Code, day.Number);
        bool working = calendar.IsWorkingDay(day);
        int count = dice.Poisson(unit.PerDay * DayVolume.Of(day, calendar));
        var arrivals = new List<(Instant At, Channel Channel)>(count);
        for (int i = 0; i < count; i++)
        {
            Channel channel = !working || dice.Chance(unit.Online) ? Channel.Online : dice.Chance(0.06) ? Channel.Postal : Channel.InPerson;
            Instant at = channel == Channel.Online ? Arrivals.Online(ref dice, day, working) : Arrivals.AtDesk(ref dice, day, calendar.HoursOn(day));
            arrivals.Add((at, channel));
        }

        arrivals.Sort((a, b) => a.At.CompareTo(b.At));
        string prefix = string.Create(CultureInfo.InvariantCulture, $"{unit.Unit.DossierPrefix ?? unit.Unit.Code}-{day.Date:yyMMdd}-");
        foreach ((Instant at, Channel channel) in arrivals)
        {
            plans.Add(Plan(ref dice, unit, prefix + (plans.Count + 1).ToString("0000", CultureInfo.InvariantCulture), at, channel));
        }

        return plans;
    }

    private DossierPlan Plan(ref Dice dice, UnitCharacter unit, string number, Instant filed, Channel channel)
    {
        Procedure procedure = mix.Pick(ref dice, unit.Unit);
        bool online = channel == Channel.Online;
        var plan = new DossierPlan(unit, number)
        {
            Procedure = procedure.Code,
            Channel = channel,
            FullyOnline = online && dice.Chance(procedure.FullProcess == true ? unit.FullyOnline : 0.8 * unit.FullyOnline),
            OutsideArea = dice.Chance(0.04),
            DigitizedComponents = dice.Chance(unit.DigitizedComponents),
            DigitizedResult = dice.Chance(unit.DigitizedResult),
            Payment = !dice.Chance(0.4) ? Payment.None : dice.Chance(online ? 0.9 : 0.25) ? Payment.Online : Payment.Offline,
        };
        Instant acceptedAt = filed;
        if (online)
        {
            plan.Add(DossierStatus.Registered, filed);
            acceptedAt = calendar.AddWorkingTime(filed, dice.Minutes(4, unit.Lagging ? 180 : 60));
            if (dice.Chance(0.012))
            {
                plan.Add(DossierStatus.Rejected, acceptedAt);
                plan.ClosingStep = plan.Steps.Count - 1;
                return plan;
            }
        }

        plan.AcceptedAt = plan.Add(DossierStatus.Accepted, acceptedAt);
        Work(ref dice, plan, unit, procedure, filed);
        return plan;
    }

    /// <summary>From acceptance to the end.</summary>
    private void Work(ref Dice dice, DossierPlan plan, UnitCharacter unit, Procedure procedure, Instant filed)
    {
        Instant accepted = plan.AcceptedAt!.Value;
        int days = procedure.WorkingDays ?? 5;
        Instant due = calendar.DueAt(accepted, days);
        plan.DueAt = unit.SendsDueAt ? due : null;
        Instant last = accepted;
        if (days > 0)
        {
            last = plan.Add(DossierStatus.Processing, calendar.AddWorkingTime(accepted, dice.Minutes(10, 120)));
        }

        if (days > 1 && dice.Chance(0.05))
        {
            Instant asked = plan.Add(DossierStatus.SupplementRequested, calendar.AddWorkingTime(last, dice.Minutes(30, 300)));
            last = plan.Add(DossierStatus.Processing, calendar.AddWorkingTime(asked + dice.Minutes(300, 6000), dice.Minutes(1, 60)));
            due = unit.SendsDueAt || asked >= due ? due : calendar.AddWorkingTime(due, calendar.WorkingTimeBetween(asked, last));
        }

        Instant latest = filed + TimeSpan.FromDays(LongestDays - 20);
        Instant finished = Instant.Min(Finish(ref dice, unit, days, last, due), latest);
        double outcome = dice.Share();
        DossierStatus status = outcome switch
        {
            < 0.004 => DossierStatus.Rejected,
            < 0.010 => DossierStatus.Withdrawn,
            < 0.014 => DossierStatus.Stopped,
            _ => DossierStatus.Completed,
        };
        finished = plan.Add(status, finished);
        plan.ClosingStep = plan.Steps.Count - 1;
        if (status == DossierStatus.Completed)
        {
            HandOver(ref dice, plan, unit, finished);
        }
    }

    private Instant Finish(ref Dice dice, UnitCharacter unit, int days, Instant last, Instant due)
    {
        if (dice.Chance(unit.Late))
        {
            return calendar.AddWorkingTime(Instant.Max(last, due), TimeSpan.FromMinutes(5 + (60 * dice.Exponential(unit.LateHours))));
        }

        TimeSpan room = calendar.WorkingTimeBetween(last, due);
        TimeSpan work = days == 0 ? TimeSpan.FromMinutes(dice.Between(8, 110)) : room * dice.Between(0.2, 0.96);
        return calendar.AddWorkingTime(last, work < room * 0.97 ? work : room * 0.97);
    }

    private void HandOver(ref Dice dice, DossierPlan plan, UnitCharacter unit, Instant finished)
    {
        if (dice.Chance(0.01))
        {
            plan.Add(DossierStatus.PaymentRequested, finished + dice.Minutes(1, 10));
        }

        if (dice.Chance(plan.Channel == Channel.Online ? 0.3 : 0.65))
        {
            plan.Add(DossierStatus.Returned, calendar.AddWorkingTime(finished, dice.Minutes(3, 700)));
        }

        if (dice.Chance(0.15))
        {
            double mood = dice.Share() + (unit.Lagging ? 0.22 : 0);
            plan.Rating = mood switch { < 0.64 => 5, < 0.91 => 4, < 0.97 => 3, < 0.99 => 2, < 1.1 => 1, _ => 3 };
            plan.RatedAt = finished + dice.Minutes(20, 2400);
        }
    }
}
