using System.Text.Json;
using Ioc.Faults.Running;
using Ioc.Tests.Shared;

namespace Ioc.Faults.Harness;

/// <summary>
/// The topology is as it should be: every worker is ready and has communes, one of them coordinates, every dashboard says that figures are live and everything is caught up, and every sender was
/// acknowledged since.
/// </summary>
internal static class ReadyAgain
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(150), _look = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for it. Throws <see cref="TimeoutException"/> with what is still missing.</summary>
    public static Task WaitAsync(JudgedTopology topology)
    {
        int[] before = topology.Waits.Acknowledged;
        return Eventually.Is(
            "a topology that is ready",
            async () =>
            {
                await Task.Delay(_look);
                return await MissingAsync(topology) ?? Unheard(topology.Waits.Acknowledged, before) ?? "";
            },
            missing => missing.Length == 0,
            _patience);
    }

    private static async Task<string?> MissingAsync(JudgedTopology topology)
    {
        bool coordinated = false;
        string workers = "";
        foreach (RunningProcess worker in topology.Workers)
        {
            JsonElement said = await topology.ReadinessAsync(worker);
            coordinated |= Topology.Coordinates(said);
            workers += $"; worker {worker.Id}: {said}";
            if (said.GetProperty("status").GetString() != "ready" || Topology.Communes(said) == 0)
            {
                return $"worker {worker.Id}: {said}";
            }
        }

        foreach (RunningProcess dashboard in topology.Dashboards)
        {
            JsonElement said = await topology.ReadinessAsync(dashboard);
            if (!Topology.IsLive(said))
            {
                return $"dashboard {dashboard.Id}: {said}{workers}";
            }
        }

        return coordinated ? null : "nobody holds the lease";
    }

    private static string? Unheard(int[] now, int[] before)
    {
        int sender = Enumerable.Range(0, now.Length).FirstOrDefault(i => now[i] == before[i], -1);
        return sender < 0 ? null : $"sender {sender} waits for an acknowledgement";
    }
}
