using Ioc.Ingest.Tests.Running;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

public sealed class ProducerTests
{
    [Fact]
    public async Task A_producer_that_can_never_send_again_is_replaced_and_nothing_that_was_taken_is_lost()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        await ingest.CaughtUpAsync();
        await ingest.SendAsync(Events.Status("before"));
        ingest.State.ProducersReplaced.Times.ShouldBe(0);

        NativeKafka.Finish(ingest.Producer.Handle);
        (long times, string? why) = await Eventually.Shows("another producer", () => ingest.State.ProducersReplaced, replaced => replaced.Times == 1);
        why.ShouldNotBeNull();
        await ingest.SendAsync(Events.Status("after"));

        (await ingest.ReceivedAsync()).ShouldBe(2);
        ingest.State.ProducersReplaced.Times.ShouldBe(times);
    }
}
