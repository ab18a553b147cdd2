using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.Tests.Running;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Ingest.Tests.Reading;

/// <summary>A worker on the one broker, which makes the topics, with a store that is its own.</summary>
internal sealed class WorkerOnOneBroker : IAsyncDisposable
{
    private readonly StoreSettings _stores;
    private readonly KafkaConnection _kafka;

    private WorkerOnOneBroker(StoreSettings stores, KafkaConnection kafka) => (_stores, _kafka) = (stores, kafka);

    public ClusterProcess Process { get; private set; } = null!;

    /// <summary>Name: of its schema and database.</summary>
    public static async Task<WorkerOnOneBroker> StartAsync(OneBroker broker, string name)
    {
        InfluxServer influx = await InfluxServer.SharedAsync();
        var worker = new WorkerOnOneBroker(
            new StoreSettings
            {
                Postgres = await (await PostgresServer.SharedAsync()).SchemaAsync(name),
                Influx = influx.Url,
                InfluxDatabase = name,
                InfluxUser = InfluxServer.User,
                InfluxPassword = InfluxServer.Password,
            },
            broker.Stream().Connection);
        await worker.StartAgainAsync();
        return worker;
    }

    public async Task StartAgainAsync()
    {
        Process = await ClusterProcess.StartWorkerAsync(_stores, _kafka);
        await Ioc.Tests.Shared.Eventually.Is("caught up", () => Task.FromResult(Process.State.Snapshot()), seen => seen.CaughtUp, TimeSpan.FromSeconds(90));
    }

    public async Task StopAsync() => await Process.DisposeAsync();

    /// <summary>Writes so many new dossiers of all communes. Name: of the dossiers.</summary>
    public static Task SendAsync(IProducer<byte[], byte[]> producer, string name, int count)
    {
        string[] communes = [.. RunningIngest.Profile.Units.Select(unit => unit.Code)];
        return Task.WhenAll(Enumerable.Range(0, count).Select(i =>
        {
            string commune = communes[i % communes.Length];
            byte[] key = System.Text.Encoding.UTF8.GetBytes(commune);
            var home = new TopicPartition(Topics.ProcedureEvents, Murmur2.Partition(key, 2));
            return producer.ProduceAsync(home, new Message<byte[], byte[]> { Key = key, Value = Events.Status($"{name}-{i}", commune: commune) });
        }));
    }

    public Task ReceivesAsync(long count) => Ioc.Tests.Shared.Eventually.Is($"{count} dossiers", Process.ReceivedAsync, received => received == count, TimeSpan.FromSeconds(90));

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
