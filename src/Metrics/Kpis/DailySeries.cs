using Ioc.Metrics.Counters;
using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>A figure by local day from the committed counters, restated by whatever arrived since. Days to come are null.</summary>
internal sealed class DailySeries(IKpiReader reader, DayHistory history, Profile profile, INowCounts ledger)
{
    public async Task<IReadOnlyList<SeriesValue>> ReadAsync(
        Scope scope, Figure figure, IReadOnlyList<Instant> days, Instant now, CancellationToken cancellation)
    {
        if (days.Count == 0)
        {
            return [];
        }

        Func<LocalDay, double?> value = figure.Kind switch
        {
            FigureKind.State => await InstantsAsync(scope, figure, days, now, cancellation).ConfigureAwait(false),
            FigureKind.Health => await HealthAsync(scope, figure, days, now, cancellation).ConfigureAwait(false),
            _ => await CountsAsync(scope, figure, days, cancellation).ConfigureAwait(false),
        };
        return [.. days.Select(day => new SeriesValue(day, day > now ? null : value(day.Day)))];
    }

    private async Task<Func<LocalDay, double?>> CountsAsync(Scope scope, Figure figure, IReadOnlyList<Instant> days, CancellationToken cancellation)
    {
        Dictionary<LocalDay, CounterVector> sums = await SumsAsync(scope, days[0].Day, days[^1].Day, cancellation).ConfigureAwait(false);
        var none = new CounterVector();
        return day => figure.Of(sums.GetValueOrDefault(day, none));
    }

    /// <summary>The figure at the end of the day before, then each day's enters less leaves; today's is the one now.</summary>
    private async Task<Func<LocalDay, double?>> InstantsAsync(Scope scope, Figure figure, IReadOnlyList<Instant> days, Instant now, CancellationToken cancellation)
    {
        LocalDay first = days[0].Day;
        Dictionary<LocalDay, CounterVector> sums = await SumsAsync(scope, first, days[^1].Day, cancellation).ConfigureAwait(false);
        IReadOnlyDictionary<string, InstantCounts> before = await reader.AtEndOfAsync(scope.Units, first - 1, cancellation).ConfigureAwait(false);
        long running = before.Values.Sum(figure.State!);
        var values = new Dictionary<LocalDay, double?>();
        foreach (LocalDay day in days.Select(start => start.Day))
        {
            running += sums.TryGetValue(day, out CounterVector? sum) ? sum.Sum(figure.Part) : 0;
            values.Add(day, running);
        }

        if (values.ContainsKey(now.Day))
        {
            values[now.Day] = (scope.Units ?? profile.Units.Select(unit => unit.Code)).Sum(unit => figure.State!(ledger.Now(unit)));
        }

        return day => values[day];
    }

    private async Task<Func<LocalDay, double?>> HealthAsync(Scope scope, Figure figure, IReadOnlyList<Instant> days, Instant now, CancellationToken cancellation)
    {
        Instant end = days[^1].Day.End;
        if (figure == Catalogue.OutagesOpen || figure == Catalogue.CommunesOffline)
        {
            IncidentsAt incidents = await IncidentsAt.ReadAsync(reader, days[0], end, cancellation).ConfigureAwait(false);
            return day => figure == Catalogue.OutagesOpen
                ? incidents.Open(scope.Unit, Instant.Min(day.Last, now))
                : incidents.Offline(scope.Unit, Instant.Min(day.Last, now));
        }

        Func<Instant, Instant, IReadOnlyDictionary<string, HealthTimes>> times =
            await new HealthTimesReader(reader, profile).ReadAsync(scope.Units, days[0], end, cancellation).ConfigureAwait(false);
        return day => figure.Of(times(day.Start, Instant.Min(day.End, now)).Values.Aggregate(default(HealthTimes), (a, b) => a + b));
    }

    private async Task<Dictionary<LocalDay, CounterVector>> SumsAsync(Scope scope, LocalDay first, LocalDay last, CancellationToken cancellation) =>
        (await history.DaysAsync(scope.Units, first, last, cancellation).ConfigureAwait(false)).ToDictionary(day => day.Day, day => day.Sums);
}
