using Ioc.Metrics.Time;

namespace Ioc.Metrics.Calendar;

/// <summary>Working hours from a day on (<paramref name="From"/> null: always), as times of day from local midnight: morning and afternoon.</summary>
public sealed record WorkingHours(LocalDay? From, TimeSpan MorningStart, TimeSpan MorningEnd, TimeSpan AfternoonStart, TimeSpan AfternoonEnd)
{
    /// <summary>Working time of a full day.</summary>
    public TimeSpan Length => MorningEnd - MorningStart + (AfternoonEnd - AfternoonStart);

    /// <summary>Working ticks passed at this many ticks after local midnight.</summary>
    internal long WorkedAt(long timeOfDay) =>
        Math.Clamp(timeOfDay, MorningStart.Ticks, MorningEnd.Ticks) - MorningStart.Ticks
        + Math.Clamp(timeOfDay, AfternoonStart.Ticks, AfternoonEnd.Ticks) - AfternoonStart.Ticks;

    /// <summary>The earliest ticks after local midnight at which this much working time has passed (0 &lt; worked ≤ Length).</summary>
    internal long EarliestWith(long worked)
    {
        long morning = (MorningEnd - MorningStart).Ticks;
        return worked <= morning ? MorningStart.Ticks + worked : AfternoonStart.Ticks + worked - morning;
    }

    internal bool Contains(long timeOfDay) =>
        (timeOfDay >= MorningStart.Ticks && timeOfDay < MorningEnd.Ticks)
        || (timeOfDay >= AfternoonStart.Ticks && timeOfDay < AfternoonEnd.Ticks);
}
