using Ioc.Ingest.Gateway;
using Ioc.Ingest.Settings;
using Ioc.Ingest.Tests.Running;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

public sealed class RestartTests
{
    [Fact]
    public async Task What_was_answered_is_counted_exactly_once_after_each_of_several_kills()
    {
        using var folder = new DataFolder();
        var owed = new HashSet<string>();
        var sent = new HashSet<string>();
        for (int round = 0; round < 4; round++)
        {
            RunningIngest ingest = await RunningIngest.StartAsync(folder);
            using var killed = new CancellationTokenSource();
            Task[] senders = [.. Enumerable.Range(0, 3).Select(sender => SendAsync(ingest, $"r{round}s{sender}", owed, sent, killed.Token))];
            await Eventually.Shows("answers", () => Count(owed), count => count > (round + 1) * 40);
            await ingest.KillAsync();
            await killed.CancelAsync();
            await Task.WhenAll(senders);
        }

        await using RunningIngest last = await RunningIngest.StartAsync(folder);
        await last.CaughtUpAsync();
        var found = new HashSet<string>();
        await foreach (var key in last.Store.DossierKeysAsync(null, default))
        {
            found.Add(key.Number).ShouldBeTrue();
        }

        owed.ShouldBeSubsetOf(found);
        found.ShouldBeSubsetOf(sent);
        (await last.ReceivedAsync()).ShouldBe(found.Count);
        last.State.Snapshot().Gaps.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stop_is_quick_and_leaves_everything_consumed_committed()
    {
        using var folder = new DataFolder();
        RunningIngest ingest = await RunningIngest.StartAsync(folder, new IngestSettings { BatchAge = TimeSpan.FromMinutes(10) });
        await ingest.CaughtUpAsync();
        using (var foreign = new ForeignProducer(ingest.Stream.BootstrapServers))
        {
            await foreign.SendAsync("ioc.procedure-events", "16681"u8.ToArray(), Events.Status("d1"));
        }

        (await ingest.StopAsync()).ShouldBeLessThan(TimeSpan.FromSeconds(10));

        var store = new Metrics.Stores.Sqlite.SqliteOperationalStore(folder.Store, TestClock.Shared);
        await using (store)
        {
            await store.OpenAsync(RunningIngest.Profile, default);
            (await store.StateAsync(default)).FirstArrival.ShouldNotBeNull();
        }
    }

    private static async Task SendAsync(RunningIngest ingest, string name, HashSet<string> owed, HashSet<string> sent, CancellationToken cancellation)
    {
        try
        {
            for (int i = 0; !cancellation.IsCancellationRequested; i++)
            {
                string number = $"{name}-{i}";
                lock (owed)
                {
                    sent.Add(number);
                }

                IngestAnswer answer = await ingest.Gateway.AcceptAsync([Events.Status(number)], Caller.Anyone("test"), cancellation);
                if (answer is Taken { Accepted: 1 })
                {
                    lock (owed)
                    {
                        owed.Add(number);
                    }
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // the process it spoke to is gone
        }
    }

    private static int Count(HashSet<string> owed)
    {
        lock (owed)
        {
            return owed.Count;
        }
    }
}
