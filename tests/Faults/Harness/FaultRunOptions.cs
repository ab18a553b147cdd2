namespace Ioc.Faults.Harness;

/// <summary>How long faults come, which ones, and the number of brokers (1 or 3).</summary>
internal sealed record FaultRunOptions(TimeSpan During, int Seed, int Brokers = 1);
