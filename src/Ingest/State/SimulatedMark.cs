namespace Ioc.Ingest.State;

/// <summary>
/// Whether the store holds simulated or real events, as far as this process knows: the first that are committed decide, then it refuses the other kind
/// (DESIGN.md, Two ways to run). Thread-safe.
/// </summary>
public sealed class SimulatedMark
{
    /// <summary>`source` of everything that the simulator sends.</summary>
    public const string SourcePrefix = "/sim/";

    private const int Unknown = -1;
    private int _mark = Unknown;

    /// <summary>Null: no event yet.</summary>
    public bool? Value => Volatile.Read(ref _mark) is int mark and not Unknown ? mark == 1 : null;

    public static bool IsSimulated(string source) => source.StartsWith(SourcePrefix, StringComparison.Ordinal);

    /// <summary>As the store says. Null: it says nothing, and what was known holds.</summary>
    public void Set(bool? simulated)
    {
        if (simulated is { } known)
        {
            Volatile.Write(ref _mark, known ? 1 : 0);
        }
    }
}
