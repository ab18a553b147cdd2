using Ioc.Metrics.Time;

namespace Ioc.Metrics.Calendar;

/// <summary>
/// Every day of 2000 to 2100 with the working time and the working days before it, so that no question scans day by day.
/// Outside these years there is no working time; as working days there the nearest one inside answers.
/// </summary>
internal sealed class DayTable
{
    private static readonly LocalDay First = LocalDay.Of(2000, 1, 1);
    private static readonly LocalDay End = LocalDay.Of(2101, 1, 1);

    private readonly WorkingHours[] hours;
    private readonly bool[] working;
    private readonly long[] workedBefore;
    private readonly int[] workingDaysBefore;
    private readonly LocalDay[] workingDays;

    public DayTable(IReadOnlyList<WorkingHours> hours, IReadOnlyList<HolidayRow> holidays)
    {
        int count = End - First;
        this.hours = new WorkingHours[count];
        working = new bool[count];
        workedBefore = new long[count + 1];
        workingDaysBefore = new int[count + 1];
        var marked = new Dictionary<LocalDay, bool>();
        foreach (HolidayRow row in holidays)
        {
            marked[row.Day] = row.Closed;
        }

        WorkingHours[] ordered = [.. hours.OrderBy(h => h.From?.Number ?? int.MinValue)];
        var open = new List<LocalDay>();
        int inForce = 0;
        for (int i = 0; i < count; i++)
        {
            LocalDay day = First + i;
            while (inForce + 1 < ordered.Length && ordered[inForce + 1].From <= day)
            {
                inForce++;
            }

            this.hours[i] = ordered[inForce];
            working[i] = marked.TryGetValue(day, out bool closed) ? !closed : day.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            workedBefore[i + 1] = workedBefore[i] + (working[i] ? ordered[inForce].Length.Ticks : 0);
            workingDaysBefore[i + 1] = workingDaysBefore[i] + (working[i] ? 1 : 0);
            if (working[i])
            {
                open.Add(day);
            }
        }

        workingDays = [.. open];
    }

    public bool IsWorking(LocalDay day) => day >= First && day < End && working[day - First];

    public WorkingHours HoursOn(LocalDay day) => hours[Math.Clamp(day.Number, First.Number, End.Number - 1) - First.Number];

    /// <summary>How many working days there are up to and with the day.</summary>
    public int WorkingDaysThrough(LocalDay day) => workingDaysBefore[Math.Clamp(day.Number + 1, First.Number, End.Number) - First.Number];

    /// <summary>The working day with this position (0: the first), or the nearest that is known.</summary>
    public LocalDay WorkingDayAt(int position) => workingDays[Math.Clamp(position, 0, workingDays.Length - 1)];

    /// <summary>Working ticks from the beginning of the table to the instant.</summary>
    public long WorkedUntil(Instant at)
    {
        if (at <= First.Start)
        {
            return 0;
        }

        if (at >= End.Start)
        {
            return workedBefore[^1];
        }

        LocalDay day = at.Day;
        int i = day - First;
        return workedBefore[i] + (working[i] ? hours[i].WorkedAt(at.Ticks - day.Start.Ticks) : 0);
    }

    /// <summary>The earliest instant with that many working ticks before it (more than 0).</summary>
    public Instant EarliestWith(long worked)
    {
        if (worked > workedBefore[^1])
        {
            return Instant.Never;
        }

        int found = Array.BinarySearch(workedBefore, worked);
        int next = found >= 0 ? found : ~found;
        while (workedBefore[next - 1] == worked)
        {
            next--;
        }

        int i = next - 1;
        return (First + i).Start + new TimeSpan(hours[i].EarliestWith(worked - workedBefore[i]));
    }
}
