namespace Ioc.Faults.Harness;

/// <summary>
/// A kind of fault. Act lets it happen and mends it: it returns when whatever was ended runs again and nothing is held up any more, with the evidence that it
/// happened, and throws without. Whatever it leaves to chance it takes from the random numbers.
/// </summary>
internal sealed record Fault(string Name, FaultTarget Target, Func<Scene, Random, Task<string>> Act)
{
    /// <summary>Both may happen at the same time.</summary>
    public bool GoesWith(Fault other) => (Target & other.Target) == FaultTarget.None;
}
