using Ioc.Ingest.Broker;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests.Reading;

/// <summary>A store of its own for each test, beside the one broker with its topics made: what a worker needs.</summary>
public abstract class StoreBesideOneBroker(OneBroker broker) : IAsyncLifetime
{
    private readonly DataFolder _folder = new();

    protected OneBroker Broker => broker;

    protected EventStream Stream { get; private set; } = null!;

    protected SqliteOperationalStore Store { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Store = new SqliteOperationalStore(_folder.Store, TestClock.Shared);
        await Store.OpenAsync(RunningIngest.Profile, default);
        if (KafkaHome.WhyNot is null)
        {
            Stream = broker.Stream();
            await new TopicSetup(Stream.Connection, NullLogger.Instance).MakeAsync(default);
        }
    }

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }
}
