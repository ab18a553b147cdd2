using Ioc.Faults.Running;

namespace Ioc.Faults.Harness;

/// <summary>What a fault finds: chosen while all is well, since a fault beside it may hide who is who.</summary>
internal sealed class Scene
{
    private long? _over;

    public required JudgedTopology Topology { get; init; }

    /// <summary>The worker that holds the lease.</summary>
    public required RunningProcess Coordinator { get; init; }

    /// <summary>A worker that does not.</summary>
    public required RunningProcess Other { get; init; }

    /// <summary>No other fault happens beside it, so it may wait for what only a whole topology does.</summary>
    public required bool Alone { get; init; }

    /// <summary>Machine time at which a fault was over, if it was so before everything ran again: from then on it is the topology's turn.</summary>
    public long Over => _over ?? TimeProvider.System.GetTimestamp();

    /// <summary>From a worker's death until its communes were live again on every dashboard; null: not measured.</summary>
    public TimeSpan? Failover { get; set; }

    public static async Task<Scene> LookAsync(JudgedTopology topology, bool alone)
    {
        RunningProcess coordinator = await topology.CoordinatorAsync();
        return new Scene { Topology = topology, Coordinator = coordinator, Other = topology.Workers.First(worker => worker != coordinator), Alone = alone };
    }

    /// <summary>What is to come is the topology's own doing.</summary>
    public void IsOver() => _over = TimeProvider.System.GetTimestamp();
}
