using Ioc.Ingest.Simulation;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

public sealed class HistoryTests
{
    private static readonly Instant _now = LocalDay.Of(2026, 3, 3).Start + TimeSpan.FromHours(12);

    [Fact]
    public async Task History_is_loaded_once_and_counts_as_watched_up_to_now()
    {
        using var folder = new DataFolder();
        await using var store = new SqliteOperationalStore(folder.Store, new FakeClock(_now));
        await store.OpenAsync(RunningIngest.Profile, default);
        var loader = new HistoryLoader(RunningIngest.Profile, store, new Plan(), new FakeClock(_now));

        (await loader.LoadAsync(1, null, default))!.Accepted.ShouldBe(Plan.Dossiers * 2);
        (await loader.LoadAsync(1, null, default)).ShouldBeNull();

        StoreState state = await store.StateAsync(default);
        (state.LastCommittedAt, state.Simulated).ShouldBe((_now, true));
        (await store.QualityAsync(_now.Day - 2, _now.Day, default)).Keys.ShouldNotContain(key => key.Kind == "late");
    }

    [Fact]
    public async Task Minutes_before_the_start_agree_with_the_dossiers()
    {
        using var folder = new DataFolder();
        await using var store = new SqliteOperationalStore(folder.Store, new FakeClock(_now));
        await store.OpenAsync(RunningIngest.Profile, default);
        await new HistoryLoader(RunningIngest.Profile, store, new Plan(), new FakeClock(_now)).LoadAsync(1, null, default);
        await using var series = new ForgetfulSeries();

        await new MinuteBackfill(store, store, series).WriteAsync(_now, TimeSpan.FromHours(2), default);

        series.Points.Count.ShouldBe(120);
        foreach (SeriesPoint point in series.Points)
        {
            Instant end = point.Time + TimeSpan.FromMinutes(1);
            int received = Plan.Lives(_now).Count(life => life.Accepted < end && life.Accepted.Day == _now.Day);
            int resolved = Plan.Lives(_now).Count(life => life.Completed < end && life.Completed.Day == _now.Day);
            int backlog = Plan.Lives(_now).Count(life => life.Accepted < end && life.Completed >= end);
            (point.Fields["received"], point.Fields["resolved"], point.Fields["backlog"]).ShouldBe((received, resolved, backlog), $"at {point.Time}");
            double hours = Plan.Lives(_now).Where(life => life.Completed < end)
                .Average(life => RunningIngest.Profile.Calendar.WorkingTimeBetween(life.Accepted, life.Completed).TotalHours);
            point.Fields["averageWorkingHours"].ShouldBe(hours, 1e-9, $"at {point.Time}, of the month so far");
        }
    }

    private sealed class Plan : IEventSource
    {
        public const int Dossiers = 200;

        /// <summary>One every seven minutes back from now, each done after 50 minutes or right now at the latest.</summary>
        public static IEnumerable<(int Number, Instant Accepted, Instant Completed)> Lives(Instant now)
        {
            for (int i = 1; i <= Dossiers; i++)
            {
                Instant accepted = now - TimeSpan.FromMinutes(i * 7);
                yield return (i, accepted, Instant.Min(accepted + TimeSpan.FromMinutes(50), now));
            }
        }

        public IEnumerable<PlannedEvent> Between(Instant from, Instant to) => throw new NotSupportedException();

        public IEnumerable<PlannedEvent> History(Instant from, Instant to) =>
            Lives(to).SelectMany(life => new[]
            {
                new PlannedEvent(life.Accepted, Events.Status($"d{life.Number}", 1, "accepted", source: "/sim/tthc", at: life.Accepted.ToString())),
                new PlannedEvent(life.Completed, Events.Status($"d{life.Number}", 2, "completed", source: "/sim/tthc", at: life.Completed.ToString())),
            });
    }
}
