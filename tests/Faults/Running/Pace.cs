namespace Ioc.Faults.Running;

/// <summary>How fast each sender sends: events of a batch, and the pause after each.</summary>
internal sealed record Pace(int Batch, TimeSpan Pause)
{
    /// <summary>So many events that a fault has to fall among them.</summary>
    public static Pace Dense { get; } = new(20, TimeSpan.FromMilliseconds(120));

    /// <summary>Few at a time and without end: something is under way at any moment.</summary>
    public static Pace Steady { get; } = new(8, TimeSpan.FromMilliseconds(400));
}
