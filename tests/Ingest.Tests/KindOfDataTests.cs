using Ioc.Ingest.Background;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.State;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests;

/// <summary>Simulated or real: what is committed decides, and nothing else leaves a trace.</summary>
public sealed class KindOfDataTests
{
    private const string Simulated = "/sim/tthc";

    private static Instant Now => TestClock.Now;

    [Fact]
    public async Task Of_a_batch_that_mixes_both_the_first_accepted_event_decides()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);

        Taken taken = await ingest.SendAsync("{}"u8.ToArray(), Events.Status("d1", source: Simulated), Events.Status("d2"), Events.Status("d3", source: Simulated));

        taken.Rejected.Select(rejected => (rejected.Index, rejected.Reason)).ShouldBe([(0, "not-cloudevent"), (2, "not-authorised")]);
        (await ingest.Store.StateAsync(default)).Simulated.ShouldBe(true);
        (await ingest.ReceivedAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_simulated_event_that_is_consumed_and_never_committed_keeps_no_real_one_out()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder, storeOver: store => InterceptedStore.FailingOn(store, "d13"));
        await ingest.CaughtUpAsync();

        await SendAsync(ingest, Events.Status("d13", source: Simulated), Events.Status("d14"), Events.Status("d15"));

        await Eventually.Is("the real ones", ingest.ReceivedAsync, received => received == 2);
        (await ingest.Store.DeadLettersAsync(0, 9, default)).Single().Letter.Detail.ShouldBe("our own error: a bug");
        (await ingest.Store.StateAsync(default)).Simulated.ShouldBe(false);
        (await ingest.SendAsync(Events.Status("d16"))).Accepted.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_worker_whose_events_are_of_the_other_kind_than_what_another_committed_first_keeps_them_as_dead_letters(bool simulatedFirst)
    {
        (string first, string other) = simulatedFirst ? (Simulated, "/vn/40/tthc") : ("/vn/40/tthc", Simulated);
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        await ingest.CaughtUpAsync();
        await ingest.Store.CommitAsync(new CommitBatch { CommittedAt = Now, Simulated = simulatedFirst }, default);

        await SendAsync(ingest, Events.Status("d1", source: other), Events.Status("d2", source: first));

        await Eventually.Is("the one of the store's kind", ingest.ReceivedAsync, received => received == 1);
        (await ingest.Store.DeadLettersAsync(0, 9, default)).Single().Letter.Reason.ShouldBe(RejectReason.NotAuthorised);
        ingest.State.StoreError.ShouldBeNull();
        (await ingest.SendAsync(Events.Status("d3", source: first), Events.Status("d4", source: other))).Rejected.Single().Reason.ShouldBe("not-authorised");
    }

    [Fact]
    public async Task A_process_that_commits_no_events_follows_the_store_also_when_another_is_put_in_its_place()
    {
        using var folder = new DataFolder();
        await using var store = new SqliteOperationalStore(folder.Store, TestClock.Shared);
        await store.OpenAsync(RunningIngest.Profile, default);
        var mark = new SimulatedMark();
        using var follows = new KindOfData(store, mark, new BackgroundFailures(new TestMeters()), NullLogger<KindOfData>.Instance);
        await follows.StartAsync(default);

        await store.CommitAsync(new CommitBatch { CommittedAt = Now, Simulated = true }, default);
        await Eventually.Shows("simulated", () => mark.Value, kind => kind == true);
        using (var restored = new SqliteConnection($"Data Source={folder.Store};Pooling=false"))
        {
            restored.Open();
            using SqliteCommand command = restored.CreateCommand();
            command.CommandText = "UPDATE meta SET simulated = 0";
            command.ExecuteNonQuery();
        }

        await Eventually.Shows("real", () => mark.Value, kind => kind == false);
        await follows.StopAsync(default);
    }

    /// <summary>One after the other into the partition of the commune, as a system that speaks Kafka does.</summary>
    private static async Task SendAsync(RunningIngest ingest, params byte[][] events)
    {
        using var foreign = new ForeignProducer(ingest.Stream.BootstrapServers);
        byte[] key = "16681"u8.ToArray();
        await Task.WhenAll(events.Select(e => foreign.SendAsync(Topics.ProcedureEvents, key, e, partition: Murmur2.Partition(key, 4))));
    }
}
