using Ioc.Ingest.Live;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Kpis;
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
        var writer = new DayWriter(store, _archive, RunningIngest.Profile, new FakeClock(_today.Start), NullLogger<DayWriter>.Instance);
        await CommitAsync(store, ("a", _today - 1, 2), ("b", _today, 3));

        (await writer.WriteAsync(_archive, store, _today - 9, _today, default)).ShouldBe(2);
        (await writer.WriteAsync(_archive, store, _today - 9, _today, default)).ShouldBe(0);
        await CommitAsync(store, ("b", _today, -3));
        (await writer.WriteAsync(_archive, store, _today - 9, _today, default)).ShouldBe(1);
        _archive.Received.ShouldBe(new Dictionary<(string, LocalDay), long> { [("a", _today - 1)] = 2, [("b", _today)] = 0 }, ignoreOrder: true);

        await store.RebuildAsync(row => row.Facts, "2", "f2", null, default);
        (await writer.WriteAsync(_archive, store, _today - 9, _today, default)).ShouldBe(1);
        _archive.Received.Values.ShouldAllBe(received => received == 0);
    }

    [Fact]
    public async Task What_the_archive_did_not_take_is_written_by_the_next_look()
    {
        using var folder = new DataFolder();
        await using var store = new SqliteOperationalStore(folder.Store, new FakeClock(_today.Start));
        await store.OpenAsync(RunningIngest.Profile, default);
        var writer = new DayWriter(store, _archive, RunningIngest.Profile, new FakeClock(_today.Start), NullLogger<DayWriter>.Instance);
        await CommitAsync(store, ("a", _today, 2));
        _archive.Fails = true;
        await Should.ThrowAsync<StoreUnavailableException>(writer.WriteAsync(_archive, store, _today, _today, default));
        _archive.Fails = false;
        (await writer.WriteAsync(_archive, store, _today, _today, default)).ShouldBe(1);
    }

    private async Task CommitAsync(SqliteOperationalStore store, params (string Procedure, LocalDay Day, long Received)[] rows)
    {
        var batch = new CommitBatch();
        foreach ((string procedure, LocalDay day, long received) in rows)
        {
            batch.Counters.Add(new CounterKey(_unit, day, procedure), new CounterVector { [Counter.Received] = received });
        }

        await store.CommitAsync(batch, default);
    }

    /// <summary>Keeps what it was given last.</summary>
    private sealed class Archive : ISeriesArchive
    {
        public Dictionary<(string Procedure, LocalDay Day), long> Received { get; } = [];

        public bool Fails { get; set; }

        public Task WriteDaysAsync(IReadOnlyList<(CounterKey Key, CounterVector Counters)> days, CancellationToken cancellation)
        {
            foreach ((CounterKey key, CounterVector counters) in days)
            {
                Received[(key.Procedure, key.Day)] = Fails ? throw new StoreUnavailableException("down") : counters[Counter.Received];
            }

            return Task.CompletedTask;
        }

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
