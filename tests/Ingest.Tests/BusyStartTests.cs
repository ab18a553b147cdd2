using Ioc.Ingest.Tests.Running;

namespace Ioc.Ingest.Tests;

/// <summary>A start while events come without a pause: no partition is ever found at its end for long, and what was missed is still known to be caught up.</summary>
public sealed class BusyStartTests
{
    [Fact]
    public async Task Ingest_catches_up_under_a_load_that_never_pauses()
    {
        using var folder = new DataFolder();
        using var over = new CancellationTokenSource();
        Task load = Task.CompletedTask;
        await using (RunningIngest ingest = await RunningIngest.StartAsync(folder, before: stream =>
        {
            load = Task.WhenAll(Enumerable.Range(0, 4).Select(sender => Task.Run(() => SendAsync(stream.BootstrapServers, sender, over.Token))));
            return Task.CompletedTask;
        }))
        {
            await ingest.CaughtUpAsync();
            (await ingest.ReceivedAsync()).ShouldBeGreaterThan(0);
            await over.CancelAsync();
            await load;
        }
    }

    /// <summary>A few hundred events a second into each partition: more than one in every moment between two looks.</summary>
    private static async Task SendAsync(string servers, int sender, CancellationToken over)
    {
        using var foreign = new ForeignProducer(servers);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (int number = 0; !over.IsCancellationRequested; number++)
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(partition => foreign.SendAsync("ioc.procedure-events", null, Events.Status($"s{sender}p{partition}n{number}"), partition)));
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
