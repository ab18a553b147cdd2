using System.Net.Sockets;
using Confluent.Kafka;
using Ioc.Ingest.Worker;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Tests;

public sealed class PoisonWatchTests
{
    private static readonly TopicPartition _first = new("t", 0), _second = new("t", 1);

    private readonly PoisonWatch _watch = new(1000);

    public static TheoryData<Exception> Passing =>
    [
        new StoreUnavailableException("away"), new StoreRefusedException("damaged"), new PartitionFencedException("t", 0), new TimeoutException(), new IOException("reset"),
        new SocketException(), new TaskCanceledException(), new InvalidOperationException("read", new IOException("reset")), new KafkaException(ErrorCode.Local_TimedOut),
    ];

    [Theory]
    [MemberData(nameof(Passing))]
    public void A_failure_that_passes_blames_no_event(Exception why)
    {
        _watch.Failed(Batch(1, (_first, 1)), why).ShouldBeFalse();
        (_watch.Limit, _watch.Searches).ShouldBe((1000, false));
    }

    [Fact]
    public void Where_memory_lacks_batches_are_halved_until_all_of_it_is_committed_and_no_event_is_blamed()
    {
        var why = new InvalidOperationException("decoding", new OutOfMemoryException());
        _watch.Failed(Batch(1000, (_first, 1000)), why).ShouldBeFalse();
        (_watch.Limit, _watch.Searches).ShouldBe((500, true));
        for (int times = 0; times < 4; times++)
        {
            _watch.Failed(Batch(Record(_first, 7)), why).ShouldBeFalse();
        }

        (_watch.Limit, _watch.WhyNot(Record(_first, 7))).ShouldBe((1, null));
        _watch.Committed(_first, 8);
        (_watch.Limit, _watch.Searches).ShouldBe((1000, false));
    }

    [Fact]
    public void The_search_is_over_when_what_failed_together_is_committed_in_parts()
    {
        _watch.Failed(Batch(1000, (_first, 700), (_second, 300)), new InvalidOperationException()).ShouldBeTrue();
        _watch.Committed(_first, 500);
        (_watch.Limit, _watch.Searches).ShouldBe((500, true));
        _watch.Committed(_first, 800);
        _watch.Searches.ShouldBeTrue();
        _watch.Committed(_second, 300);
        (_watch.Limit, _watch.Searches).ShouldBe((1000, false));
    }

    [Fact]
    public void The_search_is_over_when_others_own_what_failed()
    {
        _watch.Failed(Batch(1000, (_first, 700), (_second, 300)), new InvalidOperationException());
        _watch.GiveUp(_second);
        _watch.Searches.ShouldBeTrue();
        _watch.GiveUp(_first);
        (_watch.Limit, _watch.Searches).ShouldBe((1000, false));
    }

    [Fact]
    public void What_failed_last_is_all_that_is_looked_at()
    {
        _watch.Failed(Batch(1000, (_first, 700), (_second, 300)), new InvalidOperationException());
        _watch.Failed(Batch(500, (_first, 500)), new InvalidOperationException());
        _watch.Limit.ShouldBe(250);
        _watch.Committed(_first, 500);
        (_watch.Limit, _watch.Searches).ShouldBe((1000, false));
    }

    [Fact]
    public void A_record_is_believed_when_it_fails_alone_three_times_one_after_the_other()
    {
        var bug = new InvalidOperationException("a bug");
        _watch.Failed(Batch(Record(_first, 7)), bug);
        _watch.Failed(Batch(Record(_first, 7)), bug);
        _watch.Failed(Batch(Record(_second, 2)), bug);
        _watch.Failed(Batch(Record(_first, 7)), bug);
        _watch.Failed(Batch(Record(_first, 7)), bug);
        _watch.WhyNot(Record(_first, 7)).ShouldBeNull();
        _watch.Limit.ShouldBe(1);

        _watch.Failed(Batch(Record(_first, 7)), bug);
        _watch.WhyNot(Record(_first, 7)).ShouldBe("a bug");
        _watch.WhyNot(Record(_second, 2)).ShouldBeNull();
        (_watch.Limit, _watch.Searches).ShouldBe((1000, false));
    }

    [Fact]
    public void The_record_is_to_blame_and_not_the_marker_of_a_transaction_behind_it()
    {
        for (int times = 0; times < 3; times++)
        {
            EventBatch batch = Batch(Record(_first, 7));
            batch.Consumed(_first.Topic, _first.Partition.Value, 9);
            batch.Consumed(_second.Topic, _second.Partition.Value, 5);
            _watch.Failed(batch, new InvalidOperationException("a bug"));
        }

        _watch.WhyNot(Record(_first, 7)).ShouldBe("a bug");
        _watch.WhyNot(Record(_first, 8)).ShouldBeNull();
    }

    private static EventBatch Batch(params ReadOnlySpan<ConsumeResult<byte[], byte[]>> records)
    {
        var batch = new EventBatch();
        foreach (ConsumeResult<byte[], byte[]> record in records)
        {
            batch.Add(record);
        }

        return batch;
    }

    /// <summary>So many records of these partitions, each consumed up to Next.</summary>
    private static EventBatch Batch(int records, params ReadOnlySpan<(TopicPartition Partition, long Next)> consumed)
    {
        var batch = new EventBatch();
        for (int more = consumed.Length; more < records; more++)
        {
            batch.Add(Record(consumed[0].Partition, 0));
        }

        foreach ((TopicPartition partition, long next) in consumed)
        {
            batch.Add(Record(partition, next - 1));
        }

        return batch;
    }

    private static ConsumeResult<byte[], byte[]> Record(TopicPartition partition, long offset) => new() { TopicPartitionOffset = new TopicPartitionOffset(partition, offset) };
}
