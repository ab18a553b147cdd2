using Ioc.Metrics.Counters;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;

namespace Ioc.Dashboard.Components.Quality;

/// <summary>What a source system counted of a unit's day beside our count of it. Backlog is at the end of the day.</summary>
public sealed record TotalLine(string Unit, LocalDay Day, IReadOnlyList<(string Figure, long Ours, long Theirs)> Figures)
{
    public bool Differs => Figures.Any(figure => figure.Ours != figure.Theirs);

    /// <summary>Of units that may be seen; by day, the latest first, then unit.</summary>
    public static async Task<IReadOnlyList<TotalLine>> ReadAsync(IKpiReader reader, VisibleUnits visible, LocalDay first, LocalDay last, CancellationToken cancellation)
    {
        var lines = new List<TotalLine>();
        IReadOnlyList<SourceTotal> totals = await reader.SourceTotalsAsync(first, last, cancellation);
        foreach (IGrouping<LocalDay, SourceTotal> day in totals.Where(total => visible.Contains(total.Unit)).GroupBy(total => total.Day).OrderByDescending(group => group.Key))
        {
            HashSet<string> units = day.Select(total => total.Unit).ToHashSet(StringComparer.Ordinal);
            IReadOnlyDictionary<string, CounterVector> sums = await reader.SumsAsync(units, day.Key, day.Key, cancellation);
            IReadOnlyDictionary<string, InstantCounts> ends = await reader.AtEndOfAsync(units, day.Key, cancellation);
            lines.AddRange(day.OrderBy(total => total.Unit, StringComparer.Ordinal).Select(total => new TotalLine(total.Unit, day.Key,
            [
                ("received", sums.GetValueOrDefault(total.Unit)?[Counter.Received] ?? 0, total.Received),
                ("resolved", sums.GetValueOrDefault(total.Unit)?[Counter.Resolved] ?? 0, total.Resolved),
                ("backlog", ends.GetValueOrDefault(total.Unit).Backlog, total.Backlog),
            ])));
        }

        return lines;
    }
}
