using Ioc.Ingest.Background;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Live;

/// <summary>
/// Keeps the daily values of the series archive (InfluxDB) as the committed counters say. There is no queue: a day that differs from what was
/// last written is written whole, so whatever was lost on the way is put right by the next look. At the start, and when the archive's mark is not
/// the one we left (another wrote, or it was restored from a backup), what it holds is read and what differs is written at once, the rest in turn; an archive without a mark is written whole.
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

    /// <summary>Rows that are held until they are sent: a request for each unit would cost more than what it carries.</summary>
    private const int RowsAtOnce = 10_000;

    /// <summary>Contents of what was written: rows (null: found there, only their sums are known), and their sums.</summary>
    private readonly Dictionary<(string Unit, LocalDay Day), (int? Rows, int Sums)> _written = [];
    private readonly Dictionary<LocalDay, int> _province = [];

    /// <summary>
    /// Contents of what the rows of all units came to when they were read. They are read one after the other, while events go on: the day is to be looked at again unless the store's
    /// sums come to the same, also when these are what they were before (a dossier closed and opened again).
    /// </summary>
    private readonly Dictionary<LocalDay, int> _sums = [];
    private readonly HashSet<string> _units = [.. profile.Units.Select(unit => unit.Code)];
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

    /// <summary>Each time today, yesterday, some days in turn and every day whose sums changed; once a day, and after a loss, all. Then leaves a mark that the days are right.</summary>
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
            Forget();
        }

        LocalDay[] turn = Turn(today);
        await ForgetWhatIsNotThereAsync(archive, turn, cancellation).ConfigureAwait(false);
        Dictionary<LocalDay, CounterVector> province = await DaysAsync(null).ConfigureAwait(false), units = await DaysAsync(_units).ConfigureAwait(false);
        LocalDay[] changed =
        [
            .. province.Keys.Union(_province.Keys).Union(_sums.Keys)
                .Where(day => day >= first && (_whole != today || turn.Contains(day) || Differs(_province, province, day) || Differs(_sums, units, day))),
        ];
        Array.ForEach(changed, day => _province.Remove(day)); // as of a unit's day: see WriteAsync
        foreach ((string, LocalDay Day) key in _written.Where(each => each.Value.Rows is null && turn.Contains(each.Key.Day)).Select(each => each.Key).ToArray())
        {
            _written.Remove(key); // whether each row is there its sums do not say: in its turn a day is written whole
        }

        await WriteAsync(archive, state, changed, cancellation).ConfigureAwait(false);
        await archive.WriteDaySumsAsync([.. changed.Select(day => ((string?)null, day, Of(province, day)))], cancellation).ConfigureAwait(false);
        foreach (LocalDay day in changed)
        {
            _province[day] = DayContent.Of(Of(province, day));
        }

        // Read back as it is written, in milliseconds.
        var mark = new DaysMark(Instant.FromUnixMilliseconds(now.ToUnixMilliseconds()), first);
        await archive.MarkDaysAsync(mark, cancellation).ConfigureAwait(false);
        (_mark, _whole) = (mark, today);
        metrics.DaysWritten(now);

        async Task<Dictionary<LocalDay, CounterVector>> DaysAsync(IReadOnlySet<string>? of) =>
            (await state.DaysAsync(of, first, today, cancellation).ConfigureAwait(false)).ToDictionary(day => day.Day, day => day.Sums);
    }

    /// <summary>A day that the store does not hold is one of zeros.</summary>
    private static CounterVector Of(Dictionary<LocalDay, CounterVector> days, LocalDay day) => days.GetValueOrDefault(day) ?? new CounterVector();

    private static bool Differs(Dictionary<LocalDay, int> known, Dictionary<LocalDay, CounterVector> days, LocalDay day) =>
        !known.TryGetValue(day, out int content) || content != DayContent.Of(Of(days, day));

    /// <summary>Takes what the archive holds as written. A unit's day whose measurements do not agree is left out: it is written anew.</summary>
    private async Task LearnAsync(ISeriesArchive archive, LocalDay first, LocalDay today, CancellationToken cancellation)
    {
        Forget();
        for (LocalDay from = first; from <= today; from += DaysAtOnce)
        {
            LocalDay to = from + (DaysAtOnce - 1);
            ArchivedDays there = await archive.ReadBackAsync(from, to < today ? to : today, cancellation).ConfigureAwait(false);
            foreach (((string Unit, LocalDay Day) key, CounterVector sums) in there.Units)
            {
                int content = DayContent.Of(sums);
                if (Holds(there, key, content))
                {
                    _written[key] = (null, content);
                }
            }

            foreach ((LocalDay day, CounterVector sums) in there.Province)
            {
                _province[day] = DayContent.Of(sums);
            }
        }

        _begun = today;
    }

    private void Forget()
    {
        _written.Clear();
        _province.Clear();
        _sums.Clear();
    }

    /// <summary>Today, yesterday and, in turn, some days before: they are compared with the store and with the archive, unit by unit, whatever their sums say.</summary>
    private LocalDay[] Turn(LocalDay today)
    {
        LocalDay[] before = [.. _province.Keys.Where(day => day < today - 1 && (_turn is not { } turn || day < turn)).OrderDescending().Take(ReadBack)];
        _turn = before.Length < ReadBack ? null : before[^1];
        return [.. before, today - 1, today];
    }

    /// <summary>What the archive does not hold as we wrote it is written by this look.</summary>
    private async Task ForgetWhatIsNotThereAsync(ISeriesArchive archive, LocalDay[] turn, CancellationToken cancellation)
    {
        if (_whole != turn[^1])
        {
            return; // all is compared anyway
        }

        int differ = 0;
        foreach ((LocalDay from, LocalDay to) in Stretches(turn))
        {
            ArchivedDays there = await archive.ReadBackAsync(from, to, cancellation).ConfigureAwait(false);
            foreach (LocalDay day in _province.Keys.Where(day => day >= from && day <= to).ToArray())
            {
                (string Unit, LocalDay Day)[] stale =
                    [.. profile.Units.Select(unit => (unit.Code, day)).Where(key => _written.TryGetValue(key, out (int? Rows, int Sums) written) && !Holds(there, key, written.Sums))];
                if (stale.Length > 0 || !there.Province.TryGetValue(day, out CounterVector? sums) || DayContent.Of(sums) != _province[day])
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
        there.Units.TryGetValue(key, out CounterVector? ofUnit) && DayContent.Of(ofUnit) == sums && there.OverProcedures.TryGetValue(key, out CounterVector? over) && DayContent.Of(over) == sums;

    /// <summary>Writes what of these days is not as last written; returns how many rows.</summary>
    internal async Task<int> WriteAsync(ISeriesArchive archive, IProcedureDays state, IReadOnlyCollection<LocalDay> days, CancellationToken cancellation)
    {
        int written = 0;
        var all = days.ToDictionary(day => day, _ => new CounterVector());
        var rows = new List<(CounterKey Key, CounterVector Counters)>();
        var sums = new List<(string Unit, LocalDay Day, CounterVector Sums, (int Rows, int Sums) Content)>();
        foreach (string unit in days.Count == 0 ? [] : profile.Units.Select(unit => unit.Code))
        {
            IReadOnlyList<(CounterKey Key, CounterVector Counters)> known = await state.ProcedureDaysAsync(unit, days, cancellation).ConfigureAwait(false);
            foreach (IGrouping<LocalDay, (CounterKey Key, CounterVector Counters)> day in known.GroupBy(row => row.Key.Day))
            {
                CounterVector sum = DayContent.Sum(day);
                all[day.Key].Add(sum);
                (int Rows, int Sums) content = (DayContent.Of(day), DayContent.Of(sum));
                if (!_written.TryGetValue((unit, day.Key), out (int? Rows, int Sums) before) || before.Sums != content.Sums || (before.Rows ?? content.Rows) != content.Rows)
                {
                    rows.AddRange(day);
                    sums.Add((unit, day.Key, sum, content));
                }
            }

            if (rows.Count >= RowsAtOnce)
            {
                await SendAsync().ConfigureAwait(false);
            }
        }

        await SendAsync().ConfigureAwait(false);
        foreach ((LocalDay day, CounterVector sum) in all)
        {
            _sums[day] = DayContent.Of(sum);
        }

        return written;

        async Task SendAsync()
        {
            sums.ForEach(day => _written.Remove((day.Unit, day.Day))); // of one whose write fails we know nothing
            await archive.WriteDaysAsync(rows, cancellation).ConfigureAwait(false);
            await archive.WriteDaySumsAsync([.. sums.Select(day => ((string?)day.Unit, day.Day, day.Sums))], cancellation).ConfigureAwait(false);
            sums.ForEach(day => _written[(day.Unit, day.Day)] = day.Content);
            written += rows.Count;
            rows.Clear();
            sums.Clear();
        }
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
}
