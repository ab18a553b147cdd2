using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Health;
using Ioc.Tests.Shared.Kafka;
using Ioc.Tests.Shared.Naive;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Faults.Running;

/// <summary>The topology with what it was promised: everything that was ever answered 202, for the judge. One for all faults, which come one after another.</summary>
public sealed class JudgedTopology : Topology, IAsyncLifetime
{
    private readonly HashSet<RunningProcess> _outdated = [];
    private bool _ended;

    public Profile Profile { get; private set; } = Repository.LoadProfile();

    public LocalDay Today { get; } = Instant.From(TimeProvider.System.GetUtcNow()).Day;

    /// <summary>Loads that are not in the naive recomputation yet.</summary>
    public List<Load> Loads { get; } = [];

    public NaiveRecomputation Naive { get; private set; } = null!;

    /// <summary>Accepted reports of systems.</summary>
    public List<Report> Reports { get; } = [];

    /// <summary>Accepted indicator reports: their target, and the value.</summary>
    public List<(string Indicator, long Value)> Indicators { get; } = [];

    /// <summary>What was answered as rejected: reason by the bytes that were sent.</summary>
    public Dictionary<string, string> Rejected { get; } = new(StringComparer.Ordinal);

    /// <summary>Units whose events were accepted.</summary>
    public HashSet<string> Heard { get; } = [];

    /// <summary>Events whose transaction was aborted: they count nowhere.</summary>
    public int Aborted { get; set; }

    internal SenderWaits Waits { get; } = new(Load.Senders);

    /// <summary>Nothing where no cluster can run: the tests are skipped then.</summary>
    public Task InitializeAsync() => KafkaHome.WhyNot is null ? BeginAsync(new TopologyOptions { Name = "one-topology" }) : Task.CompletedTask;

    /// <summary>As <see cref="Topology.StartAsync"/>.</summary>
    public Task BeginAsync(TopologyOptions options)
    {
        Naive = new NaiveRecomputation(Profile);
        return StartAsync(options);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (!_ended)
        {
            _ended = true;
            await DisposeAsync();
        }
    }

    /// <summary>Before each fault: servers as they should be, so many workers, and figures that are live.</summary>
    public async Task WithWorkersAsync(int count)
    {
        foreach (FaultyProxy line in (FaultyProxy[])[PostgresLine, InfluxLine, .. Cluster.Brokers.Select(broker => broker.Line!)])
        {
            line.Delay = TimeSpan.Zero;
        }

        foreach (Load left in Loads.ToArray())
        {
            await left.EndAsync(); // of a test that failed: what it sent counts all the same
        }

        foreach (RunningProcess outdated in Workers.Where(_outdated.Contains).ToArray())
        {
            await EndAsync(outdated, worker => worker.StopAsync());
        }

        await HaveWorkersAsync(count);
    }

    /// <summary>From now on programs start with a profile of the next version, in which this day is a holiday; the judge judges by it.</summary>
    public void RaiseProfile(LocalDay holiday)
    {
        _outdated.UnionWith(Workers);
        ProfileOf = NextProfile.Make(ProfileOf, holiday);
        Profile = ProfileLoader.Load(Path.Combine(ProfileOf.Folder, ProfileOf.Name));
        Naive = Naive.By(Profile);
    }
}

/// <summary>All faults share one topology, and so come one after another.</summary>
[CollectionDefinition(Name)]
public sealed class OneTopology : ICollectionFixture<JudgedTopology>
{
    public const string Name = "one topology";
}
