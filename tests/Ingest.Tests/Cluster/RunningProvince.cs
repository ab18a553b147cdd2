using Ioc.Ingest.State;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests.Cluster;

/// <summary>Two workers and a dashboard on three brokers, and what was promised to their senders.</summary>
public sealed class RunningProvince : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ThreeBrokers _cluster;
    private readonly ClusterProcess[] _workers;
    private readonly Dictionary<string, long> _promised = new(StringComparer.Ordinal);

    private RunningProvince(ThreeBrokers cluster, ClusterProcess[] workers, ClusterProcess dashboard) => (_cluster, _workers, Dashboard) = (cluster, workers, dashboard);

    public IReadOnlyList<ClusterProcess> Workers => _workers;

    public ClusterProcess Dashboard { get; private set; }

    public static async Task<RunningProvince> StartAsync(ThreeBrokers cluster)
    {
        var province = new RunningProvince(cluster, await Task.WhenAll(cluster.StartWorkerAsync(), cluster.StartWorkerAsync()), await cluster.StartDashboardAsync());
        await province.LiveAsync();
        return province;
    }

    /// <summary>Begins to send through the dashboard of the moment. Name: of the dossiers.</summary>
    internal Acknowledged Send(string name) => new(name, () => Dashboard.Gateway);

    /// <summary>SIGTERM, and another one in its place.</summary>
    public async Task RestartWorkerAsync(int which)
    {
        await _workers[which].DisposeAsync();
        _workers[which] = await _cluster.StartWorkerAsync();
        await LiveAsync();
    }

    /// <summary>Both workers stop, this happens, and others take their places.</summary>
    public async Task WithoutWorkersAsync(Func<Task> meanwhile)
    {
        await Task.WhenAll(_workers.Select(worker => worker.DisposeAsync().AsTask()));
        await meanwhile();
        for (int i = 0; i < _workers.Length; i++)
        {
            _workers[i] = await _cluster.StartWorkerAsync();
        }

        await LiveAsync();
    }

    /// <summary>Another one takes over before it goes.</summary>
    public async Task RestartDashboardAsync()
    {
        ClusterProcess before = Dashboard;
        Dashboard = await _cluster.StartDashboardAsync();
        await LiveAsync();
        await before.DisposeAsync();
    }

    /// <summary>Figures follow the source and nothing is missing that Kafka had.</summary>
    public Task LiveAsync() => Eventually.Is(
        "a live board", () => Task.FromResult(Dashboard.State.Snapshot()), seen => seen is { State: SourceState.Live, CaughtUp: true }, Patience);

    /// <summary>So many more dossiers of the unit have to be counted.</summary>
    internal void Promise(string unit, long dossiers) => _promised[unit] = _promised.GetValueOrDefault(unit) + dossiers;

    /// <summary>What these senders were answered, too.</summary>
    internal async Task CountedAsync(Acknowledged sent)
    {
        await sent.EndAsync();
        foreach ((string unit, long taken) in sent.ByUnit())
        {
            Promise(unit, taken);
        }

        await CountedAsync();
    }

    /// <summary>What was promised is in the store and on the board, of each unit as many dossiers: none lost, none counted twice.</summary>
    internal async Task CountedAsync()
    {
        string expected = Text(_promised);
        await Eventually.Is("all that was promised in the store", async () => Text(await StoredAsync()), said => said == expected, Patience);
        await ShownAsync(Dashboard);
    }

    /// <summary>The same on the board of a dashboard.</summary>
    internal Task ShownAsync(ClusterProcess dashboard)
    {
        string expected = Text(_promised);
        return Eventually.Is("all that was promised on the board", () => Task.FromResult(Text(Shown(dashboard))), said => said == expected, Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await Dashboard.DisposeAsync();
        await Task.WhenAll(_workers.Select(worker => worker.DisposeAsync().AsTask()));
    }

    private async Task<IEnumerable<KeyValuePair<string, long>>> StoredAsync()
    {
        LocalDay today = TestClock.Today;
        return (await _cluster.Store.SumsAsync(null, today - 1, today, CancellationToken.None)).Select(unit => KeyValuePair.Create(unit.Key, unit.Value[Counter.Received]));
    }

    private static IEnumerable<KeyValuePair<string, long>> Shown(ClusterProcess dashboard) => dashboard.Parts.Dossiers.Select(part => KeyValuePair.Create(part.Unit, part.Now.Backlog));

    private static string Text(IEnumerable<KeyValuePair<string, long>> units) =>
        string.Join(' ', units.Where(unit => unit.Value > 0).OrderBy(unit => unit.Key, StringComparer.Ordinal).Select(unit => $"{unit.Key}:{unit.Value}"));
}
