namespace Ioc.Faults.Harness;

/// <summary>A fault, or two of which the second begins a while after the first. Pause: how long all is well before it. Seed: of what the faults leave to chance.</summary>
internal sealed record PlannedFault(Fault First, Fault? Second, TimeSpan Apart, TimeSpan Pause, int Seed)
{
    public string Name => Second is null ? First.Name : $"{First.Name} + {Second.Name}";
}
