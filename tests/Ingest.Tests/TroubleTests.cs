using Ioc.Ingest.Broker;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace Ioc.Ingest.Tests;

public sealed class TroubleTests
{
    [Fact]
    public async Task While_the_store_takes_no_commits_nothing_is_acknowledged_and_afterwards_nothing_is_lost()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder, new IngestSettings { AcceptTimeout = TimeSpan.FromSeconds(1) });
        await ingest.CaughtUpAsync();
        await ingest.SendAsync(Events.Status("before"));

        using (var other = new SqliteConnection($"Data Source={folder.Store};Pooling=false"))
        {
            other.Open();
            using SqliteCommand hold = other.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE";
            hold.ExecuteNonQuery();

            IngestAnswer refused = await ingest.Gateway.AcceptAsync([Events.Status("during")], Caller.Anyone("test"), default);
            refused.ShouldBeOfType<NotTaken>().Busy.ShouldBeFalse();
            await Eventually.Shows("state down", () => ingest.State.Snapshot(), seen => seen is { State: SourceState.Down, StoreError: not null });
            (await ingest.Gateway.AcceptAsync([Events.Status("at once")], Caller.Anyone("test"), default)).ShouldBeOfType<NotTaken>();
        }

        await Eventually.Shows("state live", () => ingest.State.Snapshot(), seen => seen.State == SourceState.Live);
        await ingest.SendAsync(Events.Status("during"), Events.Status("after"));
        (await ingest.ReceivedAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task A_partition_that_another_took_is_left_alone_and_the_others_go_on()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder, new IngestSettings { AcceptTimeout = TimeSpan.FromSeconds(2) });
        await ingest.CaughtUpAsync();
        string[] communes = [.. RunningIngest.Profile.Units.Select(unit => unit.Code)];
        await ingest.SendAsync([.. communes.Select(commune => Events.Status("d1", commune: commune))]);
        int taken = Murmur2.Partition("16681"u8, 4);

        await ingest.Store.AcquireAsync(Topics.ProcedureEvents, taken, ingest.Stream.Id, default);

        (await ingest.Gateway.AcceptAsync([Events.Status("d2")], Caller.Anyone("test"), default)).ShouldBeOfType<NotTaken>();
        string[] others = [.. communes.Where(commune => Murmur2.Partition(System.Text.Encoding.UTF8.GetBytes(commune), 4) != taken)];
        await ingest.SendAsync([.. others.Select(commune => Events.Status("d2", commune: commune))]);
        (await ingest.ReceivedAsync()).ShouldBe(communes.Length + others.Length);
    }

    [Fact]
    public async Task Whoever_lost_a_partition_of_health_no_longer_says_that_all_of_it_is_watched()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder, new IngestSettings { TickEvery = TimeSpan.FromMilliseconds(50), HeartbeatEvery = TimeSpan.FromMilliseconds(50) });
        await ingest.CaughtUpAsync();
        await ingest.SendAsync(Events.Health());

        await ingest.Store.AcquireAsync(Topics.SystemHealth, 0, ingest.Stream.Id, default);
        await Eventually.Shows("partitions without it", () => ingest.State.Snapshot().Partitions, owned => owned.Count > 0 && !owned.Any(each => (each.Topic, each.Partition) == (Topics.SystemHealth, 0)));
        Instant? watched = (await ingest.Store.StateAsync(default)).WatchedAt;
        long number = ingest.State.Snapshot().CommitNumber;

        await Eventually.Shows("further commits", () => ingest.State.Snapshot().CommitNumber, now => now > number + 2);
        (await ingest.Store.StateAsync(default)).WatchedAt.ShouldBe(watched);
    }

    [Fact]
    public async Task Records_that_the_broker_no_longer_has_are_a_loud_gap()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder, before: async stream =>
        {
            using var foreign = new ForeignProducer(stream.BootstrapServers);
            byte[] big = new byte[60_000];
            big.AsSpan().Fill((byte)' ');
            for (int i = 0; i < 200; i++)
            {
                await foreign.SendAsync("ioc.procedure-events", "16681"u8.ToArray(), big, partition: 1);
            }
        });

        OffsetGap gap = (await Eventually.Shows("a gap", () => ingest.State.Snapshot().Gaps, gaps => gaps.Count > 0))[0];
        (gap.Topic, gap.Partition, gap.From).ShouldBe(("ioc.procedure-events", 1, 0));
        await Eventually.Is("the gap kept with its range", () => ingest.Store.OffsetGapsAsync(default), kept => kept.Count == 1 && kept[0].To == gap.To);
        await Eventually.Is("the gap counted", () => ingest.QualityAsync("gap"), lost => lost == gap.To);
        await Eventually.Is("the rest consumed", () => ingest.Store.DeadLettersAsync(0, 1000, default), letters => letters.Count == 200 - gap.To);
        (await ingest.SendAsync(Events.Status("d1"))).Accepted.ShouldBe(1);
    }

    [Fact]
    public async Task More_than_the_broker_may_hold_is_refused_whole()
    {
        using var folder = new DataFolder();
        var settings = new IngestSettings { RoomTimeout = TimeSpan.FromMilliseconds(100), AcceptTimeout = TimeSpan.FromSeconds(1) };
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder, settings);
        await ingest.Worker.CrashAsync();
        byte[] padding = [.. Enumerable.Repeat((byte)' ', 50_000)];
        byte[][] Batch(string name) => [.. Enumerable.Range(0, 50).Select(i => (byte[])[.. Events.Status($"{name}-{i}"), .. padding])];

        (await ingest.Gateway.AcceptAsync([.. Batch("a").Select(e => (ReadOnlyMemory<byte>)e)], Caller.Anyone("test"), default))
            .ShouldBeOfType<NotTaken>().Busy.ShouldBeFalse();
        (await ingest.Gateway.AcceptAsync([.. Batch("b").Select(e => (ReadOnlyMemory<byte>)e)], Caller.Anyone("test"), default))
            .ShouldBeOfType<NotTaken>().Busy.ShouldBeTrue();
    }

    [Theory]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(InvalidOperationException))]
    public async Task A_failure_that_passes_leaves_no_dead_letter_and_batches_as_large_as_before(Type why)
    {
        using var folder = new DataFolder();
        int failures = 4, largest = 0;
        await using RunningIngest ingest = await RunningIngest.StartAsync(
            folder,
            new IngestSettings { BatchEvents = 32, BatchAge = TimeSpan.FromSeconds(1) },
            storeOver: store => InterceptedStore.Commits(store, (batch, commit) =>
            {
                largest = Math.Max(largest, batch.Dossiers.Count);
                return batch.Dossiers.Count > 0 && --failures >= 0 ? throw (Exception)Activator.CreateInstance(why)! : commit();
            }));
        await ingest.CaughtUpAsync();
        await SendAsync(ingest, "a", 32);
        await Eventually.Is("all of them", ingest.ReceivedAsync, received => received == 32);

        largest = 0;
        await SendAsync(ingest, "b", 32);
        await Eventually.Is("all of them", ingest.ReceivedAsync, received => received == 64);
        largest.ShouldBe(32);
        (await ingest.Store.DeadLettersAsync(0, 9, default)).ShouldBeEmpty();
        (await ingest.QualityAsync("duplicate")).ShouldBe(0);
    }

    [Fact]
    public async Task A_batch_that_memory_does_not_hold_is_committed_in_parts()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(
            folder,
            new IngestSettings { BatchAge = TimeSpan.FromSeconds(1) },
#pragma warning disable MA0012 // what the runtime throws is what is tried here
            storeOver: store => InterceptedStore.Commits(store, (batch, commit) => batch.Dossiers.Count > 8 ? throw new OutOfMemoryException() : commit()));
#pragma warning restore MA0012
        await ingest.CaughtUpAsync();
        await SendAsync(ingest, "d", 40);

        await Eventually.Is("all of them", ingest.ReceivedAsync, received => received == 40);
        (await ingest.Store.DeadLettersAsync(0, 9, default)).ShouldBeEmpty();
        (await ingest.QualityAsync("duplicate")).ShouldBe(0);
    }

    [Fact]
    public async Task A_batch_is_full_by_its_bytes_too()
    {
        using var folder = new DataFolder();
        int largest = 0;
        await using RunningIngest ingest = await RunningIngest.StartAsync(
            folder,
            new IngestSettings { BatchBytes = 4 * Events.Status("d10").Length, BatchAge = TimeSpan.FromMinutes(1), TickEvery = TimeSpan.FromMinutes(1) },
            before: stream => SendAsync(stream, "d", 42),
            storeOver: store => InterceptedStore.Commits(store, (batch, commit) =>
            {
                largest = Math.Max(largest, batch.Dossiers.Count);
                return commit();
            }));

        await Eventually.Is("all but the last, which wait for more", ingest.ReceivedAsync, received => received > 35);
        largest.ShouldBeInRange(3, 5);
    }

    [Fact]
    public async Task An_event_that_our_own_code_fails_on_is_found_and_kept_and_the_others_go_on()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder, storeOver: store => InterceptedStore.FailingOn(store, "d13"));
        await ingest.CaughtUpAsync();
        await SendAsync(ingest, "d", 40);

        await Eventually.Is("all but one", ingest.ReceivedAsync, received => received == 39);
        (await ingest.Store.DeadLettersAsync(0, 9, default)).Single().Letter.Detail.ShouldBe("our own error: a bug");
        (await ingest.SendAsync(Events.Status("d50"))).Accepted.ShouldBe(1);
    }

    private static Task SendAsync(RunningIngest ingest, string name, int dossiers) => SendAsync(ingest.Stream, name, dossiers);

    private static async Task SendAsync(EventStream stream, string name, int dossiers)
    {
        using var foreign = new ForeignProducer(stream.BootstrapServers);
        await Task.WhenAll(Enumerable.Range(0, dossiers).Select(i =>
            foreign.SendAsync(Topics.ProcedureEvents, "16681"u8.ToArray(), Events.Status($"{name}{i}"), partition: Murmur2.Partition("16681"u8, 4))));
    }
}
