using System.Collections.Concurrent;
using Ioc.Ingest.Tests.Running;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

/// <summary>A consumer waits for its broker most of the time: it does so on a thread of its own, never on one of the pool.</summary>
public sealed class ConsumerThreadTests
{
    [Fact]
    public async Task The_consumer_loop_stays_on_one_thread_of_its_own()
    {
        using var folder = new DataFolder();
        var watched = new WatchedTime();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder, time: watched);
        await ingest.CaughtUpAsync();
        await ingest.SendAsync(Events.Status("d1"));
        watched.Callers.Clear(); // the loop has had to wait for its lane and its ledgers by now

        await ingest.SendAsync(Events.Status("d2"));
        await Eventually.Shows("ticks on a thread of the loop's own", () => watched.Callers.Count(caller => !caller.Pooled), ticks => ticks >= 3);

        watched.Callers.Where(caller => !caller.Pooled).Select(caller => (caller.Thread, caller.Name)).Distinct().ShouldHaveSingleItem().Name.ShouldBe("ioc everything");
    }

    /// <summary>The tests' time; who asks for it is noted. The loop does with every tick.</summary>
    private sealed class WatchedTime : TimeProvider
    {
        public ConcurrentQueue<(int Thread, string? Name, bool Pooled)> Callers { get; } = new();

        public override DateTimeOffset GetUtcNow()
        {
            Callers.Enqueue((Environment.CurrentManagedThreadId, Thread.CurrentThread.Name, Thread.CurrentThread.IsThreadPoolThread));
            return TestClock.Shared.GetUtcNow();
        }
    }
}
