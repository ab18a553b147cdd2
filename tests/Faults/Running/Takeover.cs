using System.Globalization;
using Ioc.Tests.Shared;

namespace Ioc.Faults.Running;

/// <summary>How long it takes until a lost worker's communes are live again.</summary>
internal static class Takeover
{
    /// <summary>Beyond Kafka's own timeout.</summary>
    public static readonly TimeSpan Goal = TimeSpan.FromSeconds(10);

    /// <summary>Partitions of the lost worker are taken by another: their epochs grow.</summary>
    public static Task ChangeHandsAsync(Topology topology, IReadOnlyList<long> before) => Eventually.Is(
        "partitions to change hands", topology.EpochsAsync, now => now.Zip(before).Any(pair => pair.First > pair.Second), TimeSpan.FromSeconds(60));

    /// <summary>A line of artifacts/faults/failover.md: the figure itself, not only whether it was good enough.</summary>
    public static Task NoteAsync(string what, TimeSpan took)
    {
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"* {what}: live again after {took.TotalSeconds:0.0} s, {(took - Topology.SessionTimeout).TotalSeconds:0.0} s beyond Kafka's own {Topology.SessionTimeout.TotalSeconds:0} s (goal {Goal.TotalSeconds:0} s)\n");
        Console.Write(line);
        string folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "faults")).FullName;
        return File.AppendAllTextAsync(Path.Combine(folder, "failover.md"), line);
    }
}
