namespace Ioc.Simulator;

/// <summary>What a unit's own system counts for a day.</summary>
internal sealed class DayCounts
{
    public int Received { get; set; }

    public int Resolved { get; set; }

    public int Backlog { get; set; }
}
