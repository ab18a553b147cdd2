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
/// the one we left (another wrote, or it was restored from a backup), what it holds is read and only what differs is written; an archive without a mark is written whole.
/// What was written is read back: a write that another coordinator had under way when it was suspended, or one that we no longer waited for, may arrive after ours and put back older values.
/// </summary>
public sealed class DayWriter(IOperationalStore store, ITimeSeriesStore series, Profile profile, ICoordinatorLease lease, IngestSettings settings, TimeProvider time, SeriesMetrics metrics,
    BackgroundFailures failures, ILogger<DayWriter> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private const int DaysBack = 400; // nothing later is taken in: CONTRACTS.md, too-late

    /// <summary>Most days before yesterday that are read back in one look; all have their turn within an hour.</summary>
    private const int ReadBack = 10;

    /// <summary>Days in one question for all that the archive holds.</summary>
    private const int DaysAtOnce = 30;

    /// <summary>Contents of what was written: rows (null: found there, only their sums are known), and their sums.</summary>
    private readonly Dictionary<(string Unit, LocalDay Day), (int? Rows, int Sums)> _written = [];
    private readonly Dictionary<LocalDay, int> _province = [];
    private LocalDay? _turn;
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

            using var held = CancellationTokenSource.CreateLinkedTokenSource(await lease.HeldAsync(stoppingToken).ConfigureAwait(false), stoppingToken);
            try
            {
                await LookAsync(archive, state, Instant.From(time.GetUtcNow()), held.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (!held.IsCancellationRequested)
            {
                IngestLog.DaysFailed(log, e.Message);
            }
            catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
            {
                // Another writes from now on.
            }
        }
    }

    /// <summary>Each time today, yesterday and every day whose sums changed; once a day, and after a loss, all. Then leaves a mark that the days are right.</summary>
    internal async Task LookAsync(ISeriesArchive archive, IStateOfRecord state, Instant now, CancellationToken cancellation)
    {
        LocalDay today = now.Day, first = today - DaysBack;
        DaysMark? there = await archive.DaysMarkAsync(cancellation).ConfigureAwait(false);
        if (_mark is null || there != _mark)
        {
            (_mark, _whole, _begun) = (null, null, null);
            if (there is not null)
            {
                await LearnAsync(archive, first, today, cancellation).ConfigureAwait(false);
            }
        }

        if (_begun != today)
        {
            // All is written once a day, whatever we believe is there. A look that fails goes on where it was.
            _begun = today;
            _written.Clear();
            _province.Clear();
        }

        await ForgetWhatIsNotThereAsync(archive, today, cancellation).ConfigureAwait(false);
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

    /// <summary>Takes what the archive holds as written. A unit's day whose measurements do not agree is left out: it is written anew.</summary>
    private async Task LearnAsync(ISeriesArchive archive, LocalDay first, LocalDay today, CancellationToken cancellation)
    {
        _written.Clear();
        _province.Clear();
        for (LocalDay from = first; from <= today; from += DaysAtOnce)
        {
            LocalDay to = from + (DaysAtOnce - 1);
            ArchivedDays there = await archive.ReadBackAsync(from, to < today ? to : today, cancellation).ConfigureAwait(false);
            foreach (((string Unit, LocalDay Day) key, CounterVector sums) in there.Units)
            {
                int content = Content(sums);
                if (Holds(there, key, content))
                {
                    _written[key] = (null, content);
                }
            }

            foreach ((LocalDay day, CounterVector sums) in there.Province)
            {
                _province[day] = Content(sums);
            }
        }

        _begun = today;
    }

    /// <summary>Compares today, yesterday and, in turn, some days before with what we wrote; what differs is written by this look.</summary>
    private async Task ForgetWhatIsNotThereAsync(ISeriesArchive archive, LocalDay today, CancellationToken cancellation)
    {
        if (_whole != today)
        {
            return; // all is written anyway
        }

        LocalDay[] before = [.. _province.Keys.Where(day => day < today - 1 && (_turn is not { } turn || day < turn)).OrderDescending().Take(ReadBack)];
        _turn = before.Length < ReadBack ? null : before[^1];
        int differ = 0;
        foreach ((LocalDay from, LocalDay to) in Stretches(before.Append(today - 1).Append(today)))
        {
            ArchivedDays there = await archive.ReadBackAsync(from, to, cancellation).ConfigureAwait(false);
            foreach (LocalDay day in _province.Keys.Where(day => day >= from && day <= to).ToArray())
            {
                (string Unit, LocalDay Day)[] stale =
                    [.. profile.Units.Select(unit => (unit.Code, day)).Where(key => _written.TryGetValue(key, out (int? Rows, int Sums) written) && !Holds(there, key, written.Sums))];
                if (stale.Length > 0 || !there.Province.TryGetValue(day, out CounterVector? sums) || Content(sums) != _province[day])
                {
                    Array.ForEach(stale, key => _written.Remove(key));
                    _province.Remove(day);
                    differ++;
                }
            }
        }

        if (differ > 0)
        {
            IngestLog.DaysDiffer(log, differ);
        }
    }

    private static bool Holds(ArchivedDays there, (string Unit, LocalDay Day) key, int sums) =>
        there.Units.TryGetValue(key, out CounterVector? ofUnit) && Content(ofUnit) == sums && there.OverProcedures.TryGetValue(key, out CounterVector? over) && Content(over) == sums;

    /// <summary>Writes the days [first, last] that are not as last written, unit by unit; returns how many rows.</summary>
    internal async Task<int> WriteAsync(ISeriesArchive archive, IProcedureDays days, LocalDay first, LocalDay last, CancellationToken cancellation)
    {
        int rows = 0;
        foreach (Unit unit in profile.Units)
        {
            var changed = new List<(CounterKey Key, CounterVector Counters)>();
            var sums = new List<(LocalDay Day, CounterVector Sums, (int Rows, int Sums) Content)>();
            IReadOnlyList<(CounterKey Key, CounterVector Counters)> known = await days.ProcedureDaysAsync(unit.Code, first, last, cancellation).ConfigureAwait(false);
            foreach (IGrouping<LocalDay, (CounterKey Key, CounterVector Counters)> day in known.GroupBy(row => row.Key.Day))
            {
                CounterVector sum = Sum(day);
                (int Rows, int Sums) content = (Content(day), Content(sum));
                if (!_written.TryGetValue((unit.Code, day.Key), out (int? Rows, int Sums) before) || before.Sums != content.Sums || (before.Rows ?? content.Rows) != content.Rows)
                {
                    changed.AddRange(day);
                    sums.Add((day.Key, sum, content));
                }
            }

            await archive.WriteDaysAsync(changed, cancellation).ConfigureAwait(false);
            await archive.WriteDaySumsAsync([.. sums.Select(day => ((string?)unit.Code, day.Day, day.Sums))], cancellation).ConfigureAwait(false);
            sums.ForEach(day => _written[(unit.Code, day.Day)] = day.Content);

            rows += changed.Count;
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
