using Confluent.Kafka;
using Ioc.Ingest.State;

namespace Ioc.Ingest.Tests;

public sealed class InFlightTests
{
    private static readonly TopicPartition _one = new("t", 1);
    private static readonly TopicPartition _two = new("t", 2);

    [Fact]
    public void Room_is_taken_everywhere_or_nowhere()
    {
        var inFlight = new InFlight(100);
        inFlight.TryReserve(_one, 80).ShouldBeTrue();

        inFlight.TryReserve(new Dictionary<TopicPartition, long> { [_one] = 30, [_two] = 30 }).ShouldBeFalse();

        inFlight.Bytes(_two).ShouldBe(0);
    }

    [Fact]
    public void What_alone_exceeds_the_limit_passes_when_nothing_else_is_there()
    {
        var inFlight = new InFlight(100);

        inFlight.TryReserve(_one, 150).ShouldBeTrue();
        inFlight.TryReserve(_one, 1).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Room_is_freed_by_commit_and_delivery_in_either_order(bool committedFirst)
    {
        var inFlight = new InFlight(100);
        inFlight.TryReserve(_one, 60).ShouldBeTrue();
        Action[] steps = [() => inFlight.Committed(_one, 8), () => inFlight.Delivered(_one, 7, 60)];

        foreach (Action step in committedFirst ? steps : steps.Reverse())
        {
            step();
        }

        inFlight.Bytes(_one).ShouldBe(0);
    }

    [Fact]
    public void What_failed_frees_its_room()
    {
        var inFlight = new InFlight(100);
        inFlight.TryReserve(_one, 60).ShouldBeTrue();

        inFlight.Failed(_one, 60);

        inFlight.Bytes(_one).ShouldBe(0);
    }
}
