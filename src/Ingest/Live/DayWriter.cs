using Ioc.Ingest.Coordination;
using Ioc.Ingest.Hosting;
using Ioc.Ingest.State;
using Ioc.Ingest.Worker;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Live;

/// <summary>
/// Keeps the daily values of the series archive (InfluxDB) as the committed counters say. There is no queue: a day that differs from what was
/// last written is written whole, so whatever was lost on the way is put right by the next look. At the start, and when the archive's mark is not
/// the one we left (it was emptied, or restored from a backup), all days count as different.
/// </summary>
public sealed class DayWriter(IOperationalStore store, ITimeSeriesStore series, Profile profile, ICoordinatorLease lease, IngestSettings settings, TimeProvider time, SeriesMetrics metrics,
    BackgroundFailures failures, ILogger<DayWriter> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private const int DaysBack = 400; // nothing later is taken in: CONTRACTS.md, too-late

    private readonly Dictionary<(string Unit, LocalDay Day), int> _written = [];
    private readonly Dictionary<LocalDay, int> _province = [];
    private DaysMark? _mark;
    private LocalDay? _whole;
    private LocalDay? _begun;

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        if (series is not ISeriesArchive archive || store is not IStateOfRecord state)
        {
            return;
        }

        using var timer = new PeriodicTimer(settings.DaysEvery, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            if (!lease.IsHeld)
            {
                _mark = null; // another writes meanwhile
                continue;
            }

            try
            {
                await LookAsync(archive, state, Instant.From(time.GetUtcNow()), stoppingToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                IngestLog.DaysFailed(log, e.Message);
            }
        }
    }

    /// <summary>Each time today, yesterday and every day whose sums changed; once a day, and after a loss, all. Then leaves a mark that the days are right.</summary>
    internal async Task LookAsync(ISeriesArchive archive, IStateOfRecord state, Instant now, CancellationToken cancellation)
    {
        LocalDay today = now.Day, first = today - DaysBack;
        if (_mark is null || await archive.DaysMarkAsync(cancellation).ConfigureAwait(false) != _mark)
        {
            (_mark, _whole, _begun) = (null, null, null);
        }

        if (_begun != today)
        {
            // All is written once a day, whatever we believe is there. A look that fails goes on where it was.
            _begun = today;
            _written.Clear();
            _province.Clear();
        }

        IReadOnlyList<(LocalDay Day, CounterVector Sums)> days = await state.DaysAsync(null, first, today, cancellation).ConfigureAwait(false);
        (LocalDay Day, CounterVector Sums)[] changed =
            [.. days.Where(day => _whole != today || day.Day >= today - 1 || !_province.TryGetValue(day.Day, out int before) || before != Content(day.Sums))];
        foreach ((LocalDay from, LocalDay to) in Stretches(changed.Select(day => day.Day)))
        {
            await WriteAsync(archive, state, from, to, cancellation).ConfigureAwait(false);
        }

        await archive.WriteDaySumsAsync([.. changed.Select(day => ((string?)null, day.Day, day.Sums))], cancellation).ConfigureAwait(false);
        foreach ((LocalDay day, CounterVector sums) in changed)
        {
            _province[day] = Content(sums);
        }

        // Read back as it is written, in milliseconds.
        var mark = new DaysMark(Instant.FromUnixMilliseconds(now.ToUnixMilliseconds()), first);
        await archive.MarkDaysAsync(mark, cancellation).ConfigureAwait(false);
        (_mark, _whole) = (mark, today);
        metrics.DaysWritten(now);
    }

    /// <summary>Writes the days [first, last] that are not as last written, unit by unit; returns how many rows.</summary>
    internal async Task<int> WriteAsync(ISeriesArchive archive, IProcedureDays days, LocalDay first, LocalDay last, CancellationToken cancellation)
    {
        int rows = 0;
        foreach (Unit unit in profile.Units)
        {
            IReadOnlyList<(CounterKey Key, CounterVector Counters)> known = await days.ProcedureDaysAsync(unit.Code, first, last, cancellation).ConfigureAwait(false);
            Dictionary<LocalDay, int> content = known.GroupBy(row => row.Key.Day).ToDictionary(day => day.Key, Content);
            (CounterKey Key, CounterVector Counters)[] changed =
                [.. known.Where(row => !_written.TryGetValue((unit.Code, row.Key.Day), out int before) || before != content[row.Key.Day])];
            await archive.WriteDaysAsync(changed, cancellation).ConfigureAwait(false);
            HashSet<LocalDay> touched = [.. changed.Select(row => row.Key.Day)];
            await archive.WriteDaySumsAsync(
                [.. known.Where(row => touched.Contains(row.Key.Day)).GroupBy(row => row.Key.Day).Select(day => ((string?)unit.Code, day.Key, Sum(day)))], cancellation).ConfigureAwait(false);
            foreach ((LocalDay day, int hash) in content)
            {
                _written[(unit.Code, day)] = hash;
            }

            rows += changed.Length;
        }

        return rows;
    }

    private static IEnumerable<(LocalDay From, LocalDay To)> Stretches(IEnumerable<LocalDay> days)
    {
        (LocalDay From, LocalDay To)? stretch = null;
        foreach (LocalDay day in days.Order())
        {
            if (stretch is { } before && day - before.To > 1)
            {
                yield return before;
                stretch = null;
            }

            stretch = (stretch?.From ?? day, day);
        }

        if (stretch is { } last)
        {
            yield return last;
        }
    }

    private static CounterVector Sum(IEnumerable<(CounterKey Key, CounterVector Counters)> rows)
    {
        var sum = new CounterVector();
        foreach ((_, CounterVector counters) in rows)
        {
            sum.Add(counters);
        }

        return sum;
    }

    private static int Content(CounterVector sums)
    {
        var hash = new HashCode();
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(sums.Values));
        return hash.ToHashCode();
    }

    private static int Content(IEnumerable<(CounterKey Key, CounterVector Counters)> day)
    {
        var hash = new HashCode();
        foreach ((CounterKey key, CounterVector counters) in day.OrderBy(row => row.Key.Procedure, StringComparer.Ordinal))
        {
            hash.Add(key.Procedure, StringComparer.Ordinal);
            hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(counters.Values));
        }

        return hash.ToHashCode();
    }
}
