using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Tests.Running;
using Ioc.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests;

/// <summary>The gateway of a dashboard beside workers: Kafka takes the good events, the database the bad ones.</summary>
public sealed class GatewayTests : IAsyncLifetime
{
    private static readonly ReadOnlyMemory<byte>[] _batch = [Events.Status("good"), "{}"u8.ToArray()];

    private readonly EmbeddedBroker _broker = new();
    private readonly CommitRequests _requests = new();
    private readonly EventProducer _producer;
    private readonly EventStream _stream;
    private readonly IngestState _state;

    public GatewayTests()
    {
        _stream = EventStream.OfKafka(_broker.BootstrapServers, "kafka");
        _state = new IngestState(TestClock.Shared, new IngestSettings());
        _producer = new EventProducer(_stream, InFlight.Unlimited(), _state, NullLogger<EventProducer>.Instance);
    }

    public Task InitializeAsync()
    {
        // Asking makes the topics of such a broker, for a client that lets it.
        using IProducer<byte[], byte[]> anybody = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = _broker.BootstrapServers }).Build();
        PartitionCounts.Read(anybody.Handle, Topics.Events, KafkaSettings.MetadataTimeout);
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        _producer.Dispose();
        _broker.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_bad_event_goes_to_Kafka_beside_the_good_ones_and_needs_no_database()
    {
        Taken taken = (await Gateway(TimeSpan.FromSeconds(30)).AcceptAsync(_batch, Caller.Anyone("test"), default)).ShouldBeOfType<Taken>();
        (taken.Accepted, taken.Rejected.Count).ShouldBe((1, 1));
        _requests.IsEmpty.ShouldBeTrue();
        TopicReader.ReadAll(_broker.BootstrapServers, Topics.ProcedureEvents).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_bad_event_larger_than_a_record_goes_to_Kafka_too_by_its_beginning()
    {
        byte[] large = new byte[1_100_000];
        (await Gateway(TimeSpan.FromSeconds(30)).AcceptAsync([large], Caller.Anyone("test"), default)).ShouldBeOfType<Taken>().Rejected.ShouldHaveSingleItem();
        (await Gateway(TimeSpan.FromSeconds(30)).KeepBodyAsync(large, Ioc.Metrics.Events.RejectReason.MalformedJson, "", default)).ShouldBeTrue();
        _requests.IsEmpty.ShouldBeTrue();
        TopicReader.ReadAll(_broker.BootstrapServers, Topics.ProcedureEvents).Select(record => record.Message.Value.Length).ShouldBe([65_537, 65_537]);
    }

    [Fact]
    public async Task A_simulated_event_that_is_not_committed_keeps_no_real_one_out()
    {
        EventGateway gateway = Gateway(TimeSpan.FromSeconds(30));
        await gateway.AcceptAsync([Events.Status("d1", source: "/sim/tthc"), "{}"u8.ToArray()], Caller.Anyone("test"), default);

        (await gateway.AcceptAsync([Events.Status("d2")], Caller.Anyone("test"), default)).ShouldBeOfType<Taken>().Accepted.ShouldBe(1);
    }

    private EventGateway Gateway(TimeSpan patience) => new(
        RunningIngest.Profile, _stream, _producer, new CommitProgress(), _requests, _state, new SimulatedMark(), new IngestSettings { AcceptTimeout = patience }, TestClock.Shared);
}
