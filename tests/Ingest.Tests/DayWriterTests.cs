using System.Reflection;
using Ioc.Ingest.Background;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.Live;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests;

public sealed class DayWriterTests
{
    private static readonly LocalDay _today = LocalDay.Of(2026, 3, 3);
    private readonly string _unit = RunningIngest.Profile.Units[0].Code;
    private readonly Archive _archive = new();

    [Fact]
    public async Task Only_days_that_changed_are_written_again_and_a_counter_back_at_zero_is_written_as_zero()
    {
        using var folder = new DataFolder();
        await using var store = new SqliteOperationalStore(folder.Store, new FakeClock(_today.Start));
        await store.OpenAsync(RunningIngest.Profile, default);
        var writer = new DayWriter(store, _archive, RunningIngest.Profile, new HeldAlone(), new IngestSettings(), new FakeClock(_today.Start), Metrics(), new BackgroundFailures(new TestMeters()), NullLogger<DayWriter>.Instance);
        await CommitAsync(store, ("a", _today - 1, 2), ("b", _today, 3));

        LocalDay[] days = [_today - 9, _today - 1, _today];
        (await writer.WriteAsync(_archive, store, days, default)).ShouldBe(2);
        (await writer.WriteAsync(_archive, store, days, default)).ShouldBe(0);
        await CommitAsync(store, ("b", _today, -3));
        (await writer.WriteAsync(_archive, store, days, default)).ShouldBe(1);
        _archive.Received.ShouldBe(new Dictionary<(string, LocalDay), long> { [("a", _today - 1)] = 2, [("b", _today)] = 0 }, ignoreOrder: true);

        await store.RebuildAsync(row => row.Facts, new FiguresBasis(Law.Version, 99, "f2"), null, default);
        (await writer.WriteAsync(_archive, store, days, default)).ShouldBe(1);
        _archive.Received.Values.ShouldAllBe(received => received == 0);
    }

    [Fact]
    public async Task What_the_archive_did_not_take_is_written_by_the_next_look()
    {
        using var folder = new DataFolder();
        await using var store = new SqliteOperationalStore(folder.Store, new FakeClock(_today.Start));
        await store.OpenAsync(RunningIngest.Profile, default);
        var writer = new DayWriter(store, _archive, RunningIngest.Profile, new HeldAlone(), new IngestSettings(), new FakeClock(_today.Start), Metrics(), new BackgroundFailures(new TestMeters()), NullLogger<DayWriter>.Instance);
        await CommitAsync(store, ("a", _today, 2));
        _archive.Fails = true;
        await Should.ThrowAsync<StoreUnavailableException>(writer.WriteAsync(_archive, store, [_today], default));
        _archive.Fails = false;
        (await writer.WriteAsync(_archive, store, [_today], default)).ShouldBe(1);
    }

    [Fact]
    public async Task A_restated_day_is_written_by_the_next_look_and_all_days_after_the_archive_lost_them()
    {
        using var folder = new DataFolder();
        await using var store = new SqliteOperationalStore(folder.Store, new FakeClock(_today.Start));
        await store.OpenAsync(RunningIngest.Profile, default);
        var writer = new DayWriter(store, _archive, RunningIngest.Profile, new HeldAlone(), new IngestSettings(), new FakeClock(_today.Start), Metrics(), new BackgroundFailures(new TestMeters()), NullLogger<DayWriter>.Instance);
        Instant now = _today.Start + TimeSpan.FromHours(9);
        await CommitAsync(store, ("a", _today - 100, 2), ("b", _today - 100, 4), ("a", _today - 50, 3));
        await writer.LookAsync(_archive, store, now, default);
        _archive.Sums.ShouldContainKeyAndValue((null, _today - 100), 6);
        _archive.Sums.ShouldContainKeyAndValue((_unit, _today - 100), 6);

        await CommitAsync(store, ("b", _today - 100, -1));
        await writer.LookAsync(_archive, store, now + TimeSpan.FromMinutes(1), default);
        _archive.Sums.ShouldContainKeyAndValue((null, _today - 100), 5);
        _archive.Received.ShouldContainKeyAndValue(("b", _today - 100), 3);
        _archive.Mark.ShouldBe(new DaysMark(now + TimeSpan.FromMinutes(1), _today - 400));

        _archive.Received.Clear();
        _archive.Sums.Clear();
        _archive.Mark = null;
        await writer.LookAsync(_archive, store, now + TimeSpan.FromMinutes(2), default);
        _archive.Received.Count.ShouldBe(3);
        _archive.Sums.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Once_a_day_everything_is_written_again_also_what_seems_to_be_there()
    {
        using var folder = new DataFolder();
        await using var store = new SqliteOperationalStore(folder.Store, new FakeClock(_today.Start));
        await store.OpenAsync(RunningIngest.Profile, default);
        using var writer = new DayWriter(store, _archive, RunningIngest.Profile, new HeldAlone(), new IngestSettings(), new FakeClock(_today.Start), Metrics(), new BackgroundFailures(new TestMeters()), NullLogger<DayWriter>.Instance);
        Instant now = _today.Start + TimeSpan.FromHours(9);
        await CommitAsync(store, ("a", _today - 100, 2), ("b", _today - 100, 4));
        await writer.LookAsync(_archive, store, now, default);
        // Moved from one procedure to another by whoever edits the archive: sums that are read back do not show it.
        (_archive.Received[("a", _today - 100)], _archive.Received[("b", _today - 100)]) = (4, 2);

        await writer.LookAsync(_archive, store, now + TimeSpan.FromMinutes(1), default);
        _archive.Received.ShouldContainKeyAndValue(("b", _today - 100), 2);
        _archive.Fails = true;
        await Should.ThrowAsync<StoreUnavailableException>(writer.LookAsync(_archive, store, now + TimeSpan.FromDays(1), default));
        _archive.Fails = false;
        await writer.LookAsync(_archive, store, now + TimeSpan.FromDays(1), default);
        _archive.Received.ShouldContainKeyAndValue(("b", _today - 100), 4);
        _archive.Sums.ShouldContainKeyAndValue((_unit, _today - 100), 6);
    }

    [Fact]
    public async Task Who_takes_over_writes_at_once_what_the_archive_has_not_or_has_otherwise_and_the_rest_in_turn()
    {
        using var folder = new DataFolder();
        await using var store = new SqliteOperationalStore(folder.Store, new FakeClock(_today.Start));
        await store.OpenAsync(RunningIngest.Profile, default);
        Instant now = _today.Start + TimeSpan.FromHours(9);
        LocalDay[] recent = [.. Enumerable.Range(2, 10).Select(ago => _today - ago)];
        await CommitAsync(store, [("a", _today - 200, 1), ("a", _today - 100, 2), ("b", _today - 50, 4), ("c", _today, 3), .. recent.Select(day => ("c", day, 1L))]);
        using (DayWriter before = Writer())
        {
            await before.LookAsync(_archive, store, now, default);
        }

        await CommitAsync(store, ("c", _today - 30, 5));
        _archive.Received[("a", _today - 100)] = 9; // its rows and the unit's sums do not agree
        _archive.Sums[(_unit, _today - 50)] = _archive.Received[("b", _today - 50)] = 3; // they agree with each other, not with the store
        _archive.Written.Clear();
        using DayWriter next = Writer();
        await next.LookAsync(_archive, store, now += TimeSpan.FromMinutes(1), default);
        _archive.Written.Where(row => row.Day < recent[^1]).Order().ShouldBe([("a", _today - 100), ("b", _today - 50), ("c", _today - 30)]);
        _archive.Written.Where(row => row.Day >= recent[^1]).Select(row => row.Day).Order().ShouldBe([.. recent.Reverse(), _today]);
        (LocalDay, long)[] right = [(_today - 200, 1), (_today - 100, 2), (_today - 50, 4), (_today - 30, 5), .. recent.Reverse().Select(day => (day, 1L)), (_today, 3)];
        _archive.Received.Select(row => (row.Key.Day, row.Value)).Order().ShouldBe(right);
        _archive.Sums.Where(row => row.Key.Unit == _unit).Select(row => (row.Key.Day, row.Value)).Order().ShouldBe(right);
        _archive.Sums.Where(row => row.Key.Unit is null).Select(row => (row.Key.Day, row.Value)).Order().ShouldBe(right);

        _archive.Written.Clear();
        await next.LookAsync(_archive, store, now + TimeSpan.FromMinutes(1), default);
        _archive.Written.ShouldBe([("a", _today - 200)]);

        DayWriter Writer() => new(store, _archive, RunningIngest.Profile, new HeldAlone(), new IngestSettings(), new FakeClock(_today.Start), Metrics(), new BackgroundFailures(new TestMeters()), NullLogger<DayWriter>.Instance);
    }

    /// <summary>A dossier that is closed while a look reads one unit after the other, and opened again before the next: the province's sums are what they were.</summary>
    [Fact]
    public async Task What_changed_for_a_moment_while_a_look_read_is_put_right_by_the_next()
    {
        using var folder = new DataFolder();
        await using var store = new SqliteOperationalStore(folder.Store, new FakeClock(_today.Start));
        await store.OpenAsync(RunningIngest.Profile, default);
        using var writer = new DayWriter(store, _archive, RunningIngest.Profile, new HeldAlone(), new IngestSettings(), new FakeClock(_today.Start), Metrics(), new BackgroundFailures(new TestMeters()), NullLogger<DayWriter>.Instance);
        Instant now = _today.Start + TimeSpan.FromHours(9);
        LocalDay day = _today - 100;
        await CommitAsync(store, [("a", day, 1), .. Enumerable.Range(2, 40).Select(ago => ("a", _today - ago, 1L))]);
        await writer.LookAsync(_archive, store, now, default);

        await CommitAsync(store, ("a", day, 1));
        IStateOfRecord changing = DispatchProxy.Create<IStateOfRecord, BetweenUnits>();
        ((BetweenUnits)changing).Of(store, () => CommitAsync(store, RunningIngest.Profile.Units[1].Code, ("b", day, 1)));
        await writer.LookAsync(_archive, changing, now += TimeSpan.FromMinutes(1), default);
        _archive.Received.ShouldContainKeyAndValue(("b", day), 1);
        await CommitAsync(store, RunningIngest.Profile.Units[1].Code, ("b", day, -1));
        await writer.LookAsync(_archive, store, now += TimeSpan.FromMinutes(1), default);
        (_archive.Received[("a", day)], _archive.Received[("b", day)]).ShouldBe((2, 0));
        _archive.Sums[(null, day)].ShouldBe(2);

        // The same by a write whose answer was lost.
        await CommitAsync(store, ("a", day, 1));
        _archive.Wrote = () => throw new StoreUnavailableException("down");
        await Should.ThrowAsync<StoreUnavailableException>(writer.LookAsync(_archive, store, now += TimeSpan.FromMinutes(1), default));
        _archive.Received[("a", day)].ShouldBe(3);
        await CommitAsync(store, ("a", day, -1));
        await writer.LookAsync(_archive, store, now + TimeSpan.FromMinutes(1), default);
        (_archive.Received[("a", day)], _archive.Sums[(_unit, day)], _archive.Sums[(null, day)]).ShouldBe((2, 2, 2));
    }

    /// <summary>As by a coordinator that was suspended between reading and sending: its write arrives after ours, and its mark never or before ours.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    public async Task An_older_value_that_arrives_late_is_written_over(int daysAgo)
    {
        using var folder = new DataFolder();
        await using var store = new SqliteOperationalStore(folder.Store, new FakeClock(_today.Start));
        await store.OpenAsync(RunningIngest.Profile, default);
        using var writer = new DayWriter(store, _archive, RunningIngest.Profile, new HeldAlone(), new IngestSettings(), new FakeClock(_today.Start), Metrics(), new BackgroundFailures(new TestMeters()), NullLogger<DayWriter>.Instance);
        LocalDay day = _today - daysAgo;
        await CommitAsync(store, ("a", day, 8), ("a", _today - 50, 1));
        Instant now = _today.Start + TimeSpan.FromHours(9);
        await writer.LookAsync(_archive, store, now, default);

        Action[] late = [() => _archive.Received[("a", day)] = 7, () => _archive.Sums[(_unit, day)] = 7, () => _archive.Sums[(null, day)] = 7, () => _archive.Sums.Remove((_unit, day))];
        foreach (Action write in late)
        {
            write();
            now += TimeSpan.FromMinutes(1);
            await writer.LookAsync(_archive, store, now, default);
            (_archive.Received[("a", day)], _archive.Sums[(_unit, day)], _archive.Sums[(null, day)]).ShouldBe((8, 8, 8));
        }
    }

    [Fact]
    public async Task All_days_that_were_written_are_read_back_in_turn_and_not_more_than_some_at_once()
    {
        using var folder = new DataFolder();
        await using var store = new SqliteOperationalStore(folder.Store, new FakeClock(_today.Start));
        await store.OpenAsync(RunningIngest.Profile, default);
        using var writer = new DayWriter(store, _archive, RunningIngest.Profile, new HeldAlone(), new IngestSettings(), new FakeClock(_today.Start), Metrics(), new BackgroundFailures(new TestMeters()), NullLogger<DayWriter>.Instance);
        await CommitAsync(store, [.. Enumerable.Range(2, 25).Select(ago => ("a", _today - ago, 1L))]);
        for (int look = 0; look < 4; look++)
        {
            await writer.LookAsync(_archive, store, _today.Start + TimeSpan.FromMinutes(look), default);
            _archive.ReadBack.Clear();
        }

        await writer.LookAsync(_archive, store, _today.Start + TimeSpan.FromMinutes(5), default);
        _archive.ReadBack.Order().ShouldBe(Enumerable.Range(0, 12).Select(ago => _today - ago).Order());
        await writer.LookAsync(_archive, store, _today.Start + TimeSpan.FromMinutes(6), default);
        await writer.LookAsync(_archive, store, _today.Start + TimeSpan.FromMinutes(7), default);
        _archive.ReadBack.Distinct().Order().ShouldBe(Enumerable.Range(0, 27).Select(ago => _today - ago).Order());
    }

    private Task CommitAsync(SqliteOperationalStore store, params (string Procedure, LocalDay Day, long Received)[] rows) => CommitAsync(store, _unit, rows);

    private static async Task CommitAsync(SqliteOperationalStore store, string unit, params (string Procedure, LocalDay Day, long Received)[] rows)
    {
        var batch = new CommitBatch();
        foreach ((string procedure, LocalDay day, long received) in rows)
        {
            batch.Counters.Add(new CounterKey(unit, day, procedure), new CounterVector { [Counter.Received] = received });
        }

        await store.CommitAsync(batch, default);
    }

    private static SeriesMetrics Metrics() => new(new HeldAlone(), TestClock.Shared, [], new TestMeters());

    /// <summary>A store in which something happens right after the rows of the first unit were read.</summary>
    private class BetweenUnits : DispatchProxy
    {
        private IStateOfRecord _store = null!;
        private Func<Task>? _happens;

        public void Of(IStateOfRecord store, Func<Task> happens) => (_store, _happens) = (store, happens);

        protected override object? Invoke(MethodInfo? method, object?[]? arguments)
        {
            object? answer = method!.Invoke(_store, arguments);
            if (method.Name == nameof(IProcedureDays.ProcedureDaysAsync) && Interlocked.Exchange(ref _happens, null) is { } happens)
            {
                return ThenAsync((Task<IReadOnlyList<(CounterKey, CounterVector)>>)answer!, happens);
            }

            return answer;
        }

        private static async Task<T> ThenAsync<T>(Task<T> read, Func<Task> happens)
        {
            T answer = await read;
            await happens();
            return answer;
        }
    }

    /// <summary>Keeps what it was given last.</summary>
    private sealed class Archive : ISeriesArchive
    {
        public Dictionary<(string Procedure, LocalDay Day), long> Received { get; } = [];

        /// <summary>Rows that were written, each time.</summary>
        public List<(string Procedure, LocalDay Day)> Written { get; } = [];

        public bool Fails { get; set; }

        /// <summary>What happens once, after rows were written.</summary>
        public Func<Task>? Wrote { get; set; }

        public async Task WriteDaysAsync(IReadOnlyList<(CounterKey Key, CounterVector Counters)> days, CancellationToken cancellation)
        {
            foreach ((CounterKey key, CounterVector counters) in days)
            {
                Written.Add((key.Procedure, key.Day));
                Received[(key.Procedure, key.Day)] = Fails ? throw new StoreUnavailableException("down") : counters[Counter.Received];
            }

            if (days.Count > 0 && Wrote is { } wrote)
            {
                Wrote = null;
                await wrote();
            }
        }

        public Dictionary<(string? Unit, LocalDay Day), long> Sums { get; } = [];

        public DaysMark? Mark { get; set; }

        public Task CheckWritesAsync(CancellationToken cancellation) => Task.CompletedTask;

        public Task WriteDaySumsAsync(IReadOnlyList<(string? Unit, LocalDay Day, CounterVector Sums)> days, CancellationToken cancellation)
        {
            foreach ((string? unit, LocalDay day, CounterVector sums) in days)
            {
                Sums[(unit, day)] = Fails ? throw new StoreUnavailableException("down") : sums[Counter.Received];
            }

            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<(LocalDay Day, CounterVector Sums)>> ReadDaysAsync(IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation) =>
            throw new NotSupportedException();

        /// <summary>Days that were asked for.</summary>
        public List<LocalDay> ReadBack { get; } = [];

        public Task<ArchivedDays> ReadBackAsync(LocalDay first, LocalDay last, CancellationToken cancellation)
        {
            for (LocalDay day = first; day <= last; day += 1)
            {
                ReadBack.Add(day);
            }

            return Task.FromResult(new ArchivedDays(
                Sums.Where(row => row.Key.Unit is null).ToDictionary(row => row.Key.Day, row => Vector(row.Value)),
                Sums.Where(row => row.Key.Unit is not null).ToDictionary(row => (row.Key.Unit!, row.Key.Day), row => Vector(row.Value)),
                Received.GroupBy(row => row.Key.Day).ToDictionary(day => (RunningIngest.Profile.Units[0].Code, day.Key), day => Vector(day.Sum(row => row.Value)))));
        }

        private static CounterVector Vector(long received) => new() { [Counter.Received] = received };

        public Task MarkDaysAsync(DaysMark mark, CancellationToken cancellation)
        {
            Mark = mark;
            return Task.CompletedTask;
        }

        public Task<DaysMark?> DaysMarkAsync(CancellationToken cancellation) => Task.FromResult(Mark);

        public Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;

        public Task WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellation) => Task.CompletedTask;

        public Task WriteHealthAsync(IReadOnlyList<HealthPoint> points, CancellationToken cancellation) => Task.CompletedTask;

        public Task<IReadOnlyList<(Instant Time, double Value)>> ReadAsync(
            string scope, string field, Instant from, Instant to, TimeSpan step, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<(Instant, double)>>([]);

        public Task PruneAsync(Instant before, CancellationToken cancellation) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
