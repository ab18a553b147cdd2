using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Reports.Figures;

/// <summary>Our count against theirs (KPIS.md), for every unit and day for which a source's total came.</summary>
internal static class ComparisonFigures
{
    public static async Task<SourceComparison> ReadAsync(IKpiReader reader, Period period, Instant asOf, CancellationToken cancellation)
    {
        IReadOnlyList<SourceTotal> totals = await reader.SourceTotalsAsync(period.First, period.Last, cancellation).ConfigureAwait(false);
        IReadOnlyDictionary<string, InstantCounts> before = totals.Count == 0
            ? new Dictionary<string, InstantCounts>()
            : await reader.AtEndOfAsync(null, period.First - 1, cancellation).ConfigureAwait(false);
        var units = new List<ComparedUnit>();
        var differences = new List<ComparedDay>();
        foreach (IGrouping<string, SourceTotal> unit in totals.Where(total => asOf >= total.Day.End).GroupBy(total => total.Unit).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            IReadOnlyList<(LocalDay Day, CounterVector Sums)> days =
                await reader.DaysAsync(new HashSet<string>(StringComparer.Ordinal) { unit.Key }, period.First, period.Last, cancellation).ConfigureAwait(false);
            int known = differences.Count;
            List<ComparedDay> compared = [.. Compare(unit.OrderBy(total => total.Day.Number), days, before.GetValueOrDefault(unit.Key).Backlog)];
            differences.AddRange(compared.Where(day => (day.Received, day.Resolved, day.Backlog) != (day.TheirReceived, day.TheirResolved, day.TheirBacklog)));
            units.Add(new ComparedUnit(
                unit.Key, compared.Count, differences.Count - known, compared.Sum(day => day.Received), Sum(compared, day => day.TheirReceived),
                compared.Sum(day => day.Resolved), Sum(compared, day => day.TheirResolved)));
        }

        int all = units.Sum(unit => unit.Days);
        return new SourceComparison(units.Count, all, all - differences.Count, units, differences);
    }

    /// <summary>As far as a sum goes: totals of a time before there were bounds may be as large as a number gets.</summary>
    private static long Sum(IEnumerable<ComparedDay> days, Func<ComparedDay, long> of) => (long)Int128.Min(long.MaxValue, days.Aggregate(Int128.Zero, (sum, day) => sum + of(day)));

    private static IEnumerable<ComparedDay> Compare(IEnumerable<SourceTotal> totals, IReadOnlyList<(LocalDay Day, CounterVector Sums)> days, long backlog)
    {
        int next = 0;
        foreach (SourceTotal total in totals)
        {
            CounterVector? ours = null;
            for (; next < days.Count && days[next].Day <= total.Day; next++)
            {
                backlog += days[next].Sums[Counter.BacklogChange];
                ours = days[next].Day == total.Day ? days[next].Sums : null;
            }

            yield return new ComparedDay(
                total.Unit, total.Day.ToString(), ours?[Counter.Received] ?? 0, total.Received, ours?[Counter.Resolved] ?? 0, total.Resolved, backlog, total.Backlog);
        }
    }
}
