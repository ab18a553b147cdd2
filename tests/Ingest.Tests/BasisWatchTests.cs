using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.Tests.Running;
using Ioc.Ingest.Worker;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests;

/// <summary>A worker beside one of a newer profile stands aside, whatever else goes wrong.</summary>
public sealed class BasisWatchTests : IAsyncLifetime
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly DataFolder _folder = new();
    private readonly SqliteOperationalStore _store;

    public BasisWatchTests() => _store = new SqliteOperationalStore(_folder.Store, TestClock.Shared);

    public Task InitializeAsync() => _store.OpenAsync(RunningIngest.Profile, default);

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Newer_figures_are_found_after_a_look_that_failed()
    {
        var failed = new TaskCompletionSource();
        IOperationalStore failsOnce = InterceptedStore.Over(_store, (method, _, call) =>
            method == nameof(IOperationalStore.StateAsync) && failed.TrySetResult() ? throw new InvalidOperationException("a bug") : call());
        using var ours = new CancellationTokenSource();
        Task watching = new BasisWatch(failsOnce, RunningIngest.Profile, NullLogger<BasisWatch>.Instance).CancelWhenOthersRebuildAsync(ours);
        await failed.Task.WaitAsync(_patience);

        await RebuildAsNewerAsync();

        await watching.WaitAsync(_patience);
        ours.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task A_worker_that_meets_newer_figures_when_it_takes_a_partition_leaves_the_group()
    {
        using var broker = new EmbeddedBroker();
        var worker = new GroupWorker(EventStream.Of(broker), _store, _store, new IngestSettings());
        await RebuildAsNewerAsync();

        await worker.Member.AssignAsync(new TopicPartition(Topics.ProcedureEvents, 0));

        await Should.ThrowAsync<OutdatedProgramException>(worker.Running.WaitAsync(_patience));
        await Should.ThrowAsync<OutdatedProgramException>(async () => await worker.DisposeAsync());
    }

    /// <summary>As a worker of the next version of the profile does.</summary>
    private Task<bool> RebuildAsNewerAsync() => _store.RebuildAsync(
        row => row.Facts, FiguresBasis.Of(RunningIngest.Profile) with { ProfileVersion = RunningIngest.Profile.Version + 1, ProfileFingerprint = "another" }, null, default);
}
