using System.Diagnostics;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.Live;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Worker;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Tests.Running;

/// <summary>Ingest as the program runs it: embedded broker, SQLite file, all hosted services, real time.</summary>
public sealed class RunningIngest : IAsyncDisposable
{
    private static readonly Lazy<Profile> _profile = new(() => Repository.LoadProfile());

    private readonly ServiceProvider _services;
    private bool _ended;

    private RunningIngest(DataFolder folder, IngestSettings settings, Func<IOperationalStore, IOperationalStore>? storeOver, ILiveSink? sink, TimeProvider time, Profile profile)
    {
        Store = new SqliteOperationalStore(folder.Store, time);
        var services = new ServiceCollection();
        services.AddLogging(log => log.AddConsole().SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(time).AddSingleton(profile);
        services.AddSingleton(storeOver?.Invoke(Store) ?? Store).AddSingleton<IKpiReader>(Store);
        services.AddSingleton<ITimeSeriesStore, ForgetfulSeries>();
        services.AddIngest(settings);
        if (sink is not null)
        {
            services.AddSingleton(sink);
        }

        _services = services.BuildServiceProvider();
    }

    public static Profile Profile => _profile.Value;

    public SqliteOperationalStore Store { get; }

    public EventGateway Gateway => _services.GetRequiredService<EventGateway>();

    public IngestState State => _services.GetRequiredService<IngestState>();

    public EventProducer Producer => _services.GetRequiredService<EventProducer>();

    public EventStream Stream => _services.GetRequiredService<EventStream>();

    public LatestParts Parts => _services.GetRequiredService<LatestParts>();

    public IngestWorker Worker => _services.GetRequiredService<IngestWorker>();

    /// <summary>Starts all services. Before: what happens at the broker before anyone consumes. StoreOver: what ingest takes for the store, over the real one. Sink: a further one. Time: the province's clock, else the machine's. Profile: else the shipped one.</summary>
    public static async Task<RunningIngest> StartAsync(
        DataFolder folder, IngestSettings? settings = null, Func<EventStream, Task>? before = null, Func<IOperationalStore, IOperationalStore>? storeOver = null,
        ILiveSink? sink = null, TimeProvider? time = null, Profile? profile = null)
    {
        var running = new RunningIngest(folder, settings ?? new IngestSettings(), storeOver, sink, time ?? TestClock.Shared, profile ?? Profile);
        await running.Store.OpenAsync(profile ?? Profile, CancellationToken.None);
        await (before?.Invoke(running.Stream) ?? Task.CompletedTask);
        foreach (IHostedService service in running._services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        return running;
    }

    /// <summary>Waits until partitions are assigned and everything there is consumed.</summary>
    public Task CaughtUpAsync() => Eventually.Shows("caught up", State.Snapshot, seen => seen.CaughtUp);

    /// <summary>Sends good events and fails when they are not taken.</summary>
    public async Task<Taken> SendAsync(params byte[][] events) =>
        (await Gateway.AcceptAsync([.. events.Select(e => (ReadOnlyMemory<byte>)e)], Caller.Anyone("test"), CancellationToken.None)).ShouldBeOfType<Taken>();

    /// <summary>Sum over all days of what the data-quality page counts under this kind.</summary>
    public async Task<long> QualityAsync(string kind) =>
        (await Store.QualityAsync(TestClock.Today - 1000, TestClock.Today + 1, CancellationToken.None)).Where(q => q.Key.Kind == kind).Sum(q => q.Value);

    /// <summary>Dossiers received, over all days and units.</summary>
    public Task<long> ReceivedAsync() => ReceivedAsync(Store);

    /// <summary>Dossiers received, over all days and units.</summary>
    public static async Task<long> ReceivedAsync(IKpiReader store) =>
        (await store.SumsAsync(null, TestClock.Today - 1000, TestClock.Today + 1, CancellationToken.None)).Values.Sum(sums => sums[Ioc.Metrics.Counters.Counter.Received]);

    /// <summary>As at SIGTERM; says how long it took.</summary>
    public async Task<TimeSpan> StopAsync()
    {
        _ended = true;
        long began = Stopwatch.GetTimestamp();
        foreach (IHostedService service in _services.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>As at kill -9: nothing is finished, the broker's memory is gone.</summary>
    public async Task KillAsync()
    {
        await Worker.CrashAsync();
        await StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_ended)
        {
            await StopAsync();
        }
    }
}
