using Ioc.Metrics.Counters;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>The median over the communes of a figure by local day: what stands beside a commune's own. As known now. Thread-safe; read once for all figures of a stretch and kept a while.</summary>
public sealed class MedianSeries(IKpiReader reader, IDrillReader drill, Profile profile, TimeProvider real)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private (LocalDay First, LocalDay Last, long ReadAt, Task<Days> Days)? _held;

    /// <summary>Values of the days [first, last]; null where no commune has one. Throws ArgumentException for a figure that has none by day.</summary>
    public async Task<IReadOnlyList<double?>> ReadAsync(string kpi, LocalDay first, LocalDay last)
    {
        if (Catalogue.Find(kpi) is not { IsOnSheet: true, Kind: not FigureKind.Health } figure)
        {
            throw new ArgumentException($"'{kpi}' has no median by day.", nameof(kpi));
        }

        Task<Days> reading;
        lock (_gate)
        {
            if (_held is not { } held || held.First != first || held.Last != last || held.Days is { IsCompleted: true, IsCompletedSuccessfully: false } || real.GetElapsedTime(held.ReadAt) > Kept)
            {
                _held = held = (first, last, real.GetTimestamp(), LoadAsync(first, last));
            }

            reading = held.Days;
        }

        Days days = await reading.ConfigureAwait(false);
        return figure.Kind == FigureKind.State
            ? Instants(days, figure)
            : [.. days.ByDay.Select(units => Median(units.Select(sums => figure.Of(sums))))];
    }

    private static List<double?> Instants(Days days, Figure figure)
    {
        double[] running = [.. days.Before.Select(counts => (double)figure.State!(counts))];
        var medians = new List<double?>();
        foreach (CounterVector[] units in days.ByDay)
        {
            for (int i = 0; i < units.Length; i++)
            {
                running[i] += units[i].Sum(figure.Part);
            }

            medians.Add(Median(running.Select(value => (double?)value)));
        }

        return medians;
    }

    private static double? Median(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>().Order()];
        return known.Length == 0 ? null
            : known.Length % 2 == 1 ? known[known.Length / 2]
            : (known[(known.Length / 2) - 1] + known[known.Length / 2]) / 2;
    }

    private async Task<Days> LoadAsync(LocalDay first, LocalDay last)
    {
        string[] communes = [.. profile.Units.Where(unit => unit.Kind == UnitKind.Commune && unit.IsValidOn(last)).Select(unit => unit.Code)];
        var index = communes.Select((code, i) => (code, i)).ToDictionary(pair => pair.code, pair => pair.i, StringComparer.Ordinal);
        IReadOnlyDictionary<string, InstantCounts> before = await reader.AtEndOfAsync(index.Keys.ToHashSet(StringComparer.Ordinal), first - 1, default).ConfigureAwait(false);
        var none = new CounterVector();
        CounterVector[][] days = [.. Enumerable.Range(0, last - first + 1).Select(_ => Enumerable.Repeat(none, communes.Length).ToArray())];
        foreach (UnitDay day in await drill.UnitDaysAsync(communes, first, last, default).ConfigureAwait(false))
        {
            days[day.Day - first][index[day.Unit]] = day.Sums;
        }

        return new Days([.. communes.Select(code => before.GetValueOrDefault(code))], days);
    }

    /// <summary>Of each commune at the end of the day before, and its sums of each day.</summary>
    private sealed record Days(InstantCounts[] Before, CounterVector[][] ByDay);
}
