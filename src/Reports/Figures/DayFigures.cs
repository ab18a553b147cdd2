using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Reports.Figures;

/// <summary>The province day by day.</summary>
internal static class DayFigures
{
    public static async Task<IReadOnlyList<ReportDay>> ReadAsync(IKpiReader reader, Period period, Instant asOf, CancellationToken cancellation)
    {
        LocalDay last = asOf.Day < period.Last ? asOf.Day : period.Last;
        if (last < period.First)
        {
            return [];
        }

        Dictionary<LocalDay, CounterVector> sums = (await reader.DaysAsync(null, period.First, last, cancellation).ConfigureAwait(false))
            .ToDictionary(day => day.Day, day => day.Sums);
        IReadOnlyDictionary<string, InstantCounts> start = await reader.AtEndOfAsync(null, period.First - 1, cancellation).ConfigureAwait(false);
        (long backlog, long overdue) = (start.Values.Sum(unit => unit.Backlog), start.Values.Sum(unit => unit.Overdue));
        var days = new List<ReportDay>(last - period.First + 1);
        for (LocalDay day = period.First; day <= last; day += 1)
        {
            CounterVector of = sums.GetValueOrDefault(day) ?? new CounterVector();
            backlog += of[Counter.BacklogChange];
            overdue += of[Counter.OverdueChange];
            bool over = asOf >= day.End;
            days.Add(new ReportDay(
                day.ToString(), of[Counter.Received], of[Counter.ReceivedOnline], of[Counter.Resolved], of[Counter.ResolvedOnTime], over ? backlog : null, over ? overdue : null));
        }

        return days;
    }
}
