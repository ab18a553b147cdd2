using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Ingest.Tests.Running;
using Ioc.Ingest.Worker;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

public sealed class RecordIntakeTests
{
    private readonly EventBatch _batch = new();

    [Fact]
    public void What_our_own_code_fails_on_is_a_dead_letter_and_what_comes_before_and_behind_it_is_taken()
    {
        RecordIntake intake = Intake(Topics.ProcedureEvents); // it knows no home of health: looking for one fails
        intake.Add(Record(Topics.ProcedureEvents, 0, Events.Status("d1")), _batch);
        intake.Add(Record(Topics.SystemHealth, 0, Events.Health()), _batch);
        intake.Add(Record(Topics.ProcedureEvents, 1, Events.Status("d2")), _batch);

        DeadLetter letter = _batch.DeadLetters.ShouldHaveSingleItem();
        letter.Detail.ShouldStartWith("our own error: ");
        (letter.Topic, letter.Offset, letter.Reason).ShouldBe((Topics.SystemHealth, 0, RejectReason.InvalidField));
        _batch.Dossiers[0].Select(e => System.Text.Encoding.UTF8.GetString(e.Dossier.Span)).ShouldBe(["d1", "d2"]);
        (_batch.Records, _batch.Accepted, _batch.Health.Count).ShouldBe((3, 2, 0));
        _batch.Next.Values.Order().ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(253_402_300_800_000)]
    [InlineData(-62_135_596_800_001)]
    [InlineData(long.MinValue)]
    public void A_record_of_a_time_that_no_calendar_has_counts_as_arrived_now(long milliseconds)
    {
        ConsumeResult<byte[], byte[]> record = Record(Topics.ProcedureEvents, 0, Events.Status("d1"));
        record.Message.Timestamp = new Timestamp(milliseconds, TimestampType.CreateTime);
        Instant before = TestClock.Now;

        Intake(Topics.ProcedureEvents).Add(record, _batch);

        _batch.DeadLetters.ShouldBeEmpty();
        _batch.Oldest!.Value.ShouldBeInRange(before, TestClock.Now);
    }

    private static RecordIntake Intake(params string[] topics) => new(
        RunningIngest.Profile, topics.ToDictionary(topic => topic, _ => new HomePartitions(RunningIngest.Profile, 1), StringComparer.Ordinal), new OwnedPartitions(), new SimulatedMark(), TestClock.Shared);

    private static ConsumeResult<byte[], byte[]> Record(string topic, long offset, byte[] value) => new()
    {
        TopicPartitionOffset = new TopicPartitionOffset(topic, 0, offset),
        Message = new Message<byte[], byte[]> { Key = "16681"u8.ToArray(), Value = value, Timestamp = new Timestamp(TestClock.Shared.GetUtcNow()) },
    };
}
