using Ioc.Ingest.Background;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.Live;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Events;
using Ioc.Metrics.Health;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests;

public sealed class RetentionTests
{
    private static readonly Instant _now = LocalDay.Of(2026, 3, 3).Start;

    [Fact]
    public async Task Dead_letters_stay_30_days_reports_of_systems_410_and_minutes_400()
    {
        using var folder = new DataFolder();
        var clock = new FakeClock(_now);
        await using var store = new SqliteOperationalStore(folder.Store, clock);
        await store.OpenAsync(RunningIngest.Profile, default);
        await using var series = new SqliteTimeSeriesStore(folder.Store + ".series");
        await series.OpenAsync(default);
        var batch = new CommitBatch { CommittedAt = _now };
        foreach (int days in new[] { 29, 31 })
        {
            batch.AddDeadLetter(new DeadLetter("t", 0, days, null, [1], RejectReason.InvalidField, "", null, _now - TimeSpan.FromDays(days)));
        }

        foreach (int days in new[] { 409, 411 })
        {
            batch.Health.Chunks.Add(new HealthChunk("16681", "tthc", _now - TimeSpan.FromDays(days), [1]));
        }

        await store.CommitAsync(batch, default);
        foreach (int days in new[] { 399, 401 })
        {
            await series.WriteAsync([new SeriesPoint("province", _now - TimeSpan.FromDays(days), new Dictionary<string, double> { ["backlog"] = days })], default);
        }

        await new Retention(store, store, series, new HeldAlone(), clock, new BackgroundFailures(new TestMeters()), NullLogger<Retention>.Instance).PruneAsync(default);

        (await store.DeadLettersAsync(0, 9, default)).ShouldHaveSingleItem().Letter.Offset.ShouldBe(29);
        (await store.HealthChunksAsync("16681", "tthc", default, 9, default)).ShouldHaveSingleItem().Start.ShouldBe(_now - TimeSpan.FromDays(409));
        (await series.ReadAsync("province", "backlog", _now - TimeSpan.FromDays(500), _now, TimeSpan.FromMinutes(1), default))
            .ShouldHaveSingleItem().Value.ShouldBe(399);
    }

    [Fact]
    public async Task A_clock_that_is_years_ahead_deletes_nothing_that_is_to_be_kept()
    {
        using var folder = new DataFolder();
        var clock = new FakeClock(_now + TimeSpan.FromDays(730));
        await using var store = new SqliteOperationalStore(folder.Store, clock);
        await store.OpenAsync(RunningIngest.Profile, default);
        await using var series = new SqliteTimeSeriesStore(folder.Store + ".series");
        await series.OpenAsync(default);
        var batch = new CommitBatch { CommittedAt = _now };
        batch.LastArrival["16681"] = _now;
        foreach (int days in new[] { 20, 40 })
        {
            batch.AddDeadLetter(new DeadLetter("t", 0, days, null, [1], RejectReason.InvalidField, "", null, _now - TimeSpan.FromDays(days)));
        }

        batch.Health.Chunks.Add(new HealthChunk("16681", "tthc", _now - TimeSpan.FromDays(20), [1]));
        await store.CommitAsync(batch, default);
        await series.WriteAsync([new SeriesPoint("province", _now - TimeSpan.FromDays(20), new Dictionary<string, double> { ["backlog"] = 20 })], default);

        await new Retention(store, store, series, new HeldAlone(), clock, new BackgroundFailures(new TestMeters()), NullLogger<Retention>.Instance).PruneAsync(default);

        (await store.DeadLettersAsync(0, 9, default)).ShouldHaveSingleItem().Letter.Offset.ShouldBe(20);
        (await store.HealthChunksAsync("16681", "tthc", default, 9, default)).ShouldHaveSingleItem();
        (await series.ReadAsync("province", "backlog", _now - TimeSpan.FromDays(500), _now, TimeSpan.FromMinutes(1), default)).ShouldHaveSingleItem();
    }
}
