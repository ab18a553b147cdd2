using Ioc.Metrics.Calendar;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>When on a day people file: at the desk in office hours with a lunch dip, online also in the evening and at weekends.</summary>
internal static class Arrivals
{
    /// <summary>At the desk: busiest in the first hours of morning and afternoon.</summary>
    public static Instant AtDesk(ref Dice dice, LocalDay day, WorkingHours hours)
    {
        bool morning = dice.Chance(0.62);
        (TimeSpan start, TimeSpan end) = morning ? (hours.MorningStart, hours.MorningEnd) : (hours.AfternoonStart, hours.AfternoonEnd);
        double at = dice.Chance(0.15) ? dice.Share() : (dice.Share() + dice.Share()) / 2.4;
        return Second(day.Start + start + ((end - start) * at));
    }

    /// <summary>Online: mostly by day, a good part in the evening, little over lunch and almost nothing at night.</summary>
    public static Instant Online(ref Dice dice, LocalDay day, bool working)
    {
        double kind = dice.Share();
        double hour = (working, kind) switch
        {
            (true, < 0.42) => 7.3 + (4.2 * (dice.Share() + dice.Share()) / 2),
            (true, < 0.76) => 13.3 + (4 * (dice.Share() + dice.Share()) / 2),
            (_, < 0.80) => 8 + (13 * dice.Share()),
            (_, < 0.97) => 18.5 + (4.5 * dice.Share()),
            _ => 24 * dice.Share(),
        };
        return Second(day.Start + TimeSpan.FromHours(Math.Min(hour, 23.9)));
    }

    private static Instant Second(Instant at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond));
}
