using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Tests.Running;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

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

    [Fact]
    public async Task While_the_cluster_does_not_answer_senders_wait_and_hold_no_threads()
    {
        EventStream nobody = EventStream.OfKafka($"127.0.0.1:{FreePort.Next()}", "kafka");
        using var producer = new EventProducer(nobody, InFlight.Unlimited(), new IngestState(TestClock.Shared, new IngestSettings()), NullLogger<EventProducer>.Instance);
        using var patience = new CancellationTokenSource();
        OutgoingEvent[] events = [new OutgoingEvent(Topics.ProcedureEvents, "16681"u8.ToArray(), Events.Status("d1"), default)];

        // Each call comes back at once with a task: a hundred of them on one thread.
        Task<SendResult>[] sending = await Task.Run(() => Enumerable.Range(0, 100).Select(_ => producer.SendAsync(events, TimeSpan.FromSeconds(30), patience.Token)).ToArray()).WaitAsync(TimeSpan.FromSeconds(8));
        sending.ShouldAllBe(one => !one.IsCompleted);

        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(Task.WhenAll(sending));
    }

    [Fact]
    public async Task A_log_that_fails_keeps_no_producer_from_being_replaced()
    {
        using var broker = new EmbeddedBroker();
        var state = new IngestState(TestClock.Shared, new IngestSettings());
        using var producer = new EventProducer(EventStream.Of(broker), InFlight.Unlimited(), state, new FailingLog());

        NativeKafka.Finish(producer.Handle);
        await Eventually.Shows("another producer", () => state.ProducersReplaced.Times, times => times == 1);

        var sent = new OutgoingEvent(Topics.ProcedureEvents, "16681"u8.ToArray(), Events.Status("after"), default);
        (await producer.SendAsync([sent], TimeSpan.FromSeconds(5), default)).Outcome.ShouldBe(SendOutcome.Acknowledged);
    }

    /// <summary>
    /// A client that was told while a broker stopped that a partition has no leader may never find it again (librdkafka issue 5430, rarely). Here the cluster answers and names a leader, and none of
    /// the client's records arrives there.
    /// </summary>
    [Fact]
    public async Task A_producer_whose_records_do_not_reach_the_leader_that_there_is_is_replaced()
    {
        (int port, Action reach) = NativeKafka.StartWithoutLeader(Topics.Live);
        var state = new IngestState(TestClock.Shared, new IngestSettings());
        using RenewedProducer producer = Open(port, state);
        await Eventually.Is("another client", async () =>
        {
            await SendAsync(producer);
            return state.ProducersReplaced.Times;
        }, times => times > 0);

        reach();
        await Eventually.Is("acknowledged records", () => SendAsync(producer), code => code == ErrorCode.NoError);
    }

    [Fact]
    public async Task While_no_broker_answers_no_other_client_is_made()
    {
        var state = new IngestState(TestClock.Shared, new IngestSettings());
        using RenewedProducer producer = Open(FreePort.Next(), state);
        for (int i = 0; i < 8; i++)
        {
            (await SendAsync(producer)).ShouldBe(ErrorCode.Local_MsgTimedOut);
        }

        state.ProducersReplaced.Times.ShouldBe(0);
    }

    private static RenewedProducer Open(int port, IngestState state)
    {
        ProducerConfig settings = KafkaSettings.LiveWriter(EventStream.OfKafka($"localhost:{port}", "kafka"));
        settings.MessageTimeoutMs = 1_000;
        return new RenewedProducer(settings, state, NullLogger.Instance);
    }

    private static async Task<ErrorCode> SendAsync(RenewedProducer producer)
    {
        var reported = new TaskCompletionSource<ErrorCode>(TaskCreationOptions.RunContinuationsAsynchronously);
        producer.Produce(new TopicPartition(Topics.Live, Partition.Any), new Message<byte[], byte[]> { Value = [1] }, report =>
        {
            if (report.Error.IsError)
            {
                producer.TimedOut(report.TopicPartition);
            }
            else
            {
                producer.Acknowledged(report.TopicPartition);
            }

            reported.SetResult(report.Error.Code);
        });
        return await reported.Task;
    }

    private sealed class FailingLog : ILogger<EventProducer>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new IOException("the disk of the log is full");
    }
}
