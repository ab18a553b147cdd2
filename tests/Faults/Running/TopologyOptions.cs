namespace Ioc.Faults.Running;

/// <summary>What a <see cref="Topology"/> is to be.</summary>
public sealed record TopologyOptions
{
    /// <summary>Its logs are left in artifacts/faults/NAME.</summary>
    public required string Name { get; init; }

    /// <summary>1 or 3.</summary>
    public int Brokers { get; init; } = 1;

    /// <summary>Names of the two workers as static members of the group; null: none.</summary>
    public (string First, string Second)? Members { get; init; }
}
