using System.Diagnostics.CodeAnalysis;

namespace Ioc.Ingest.State;

/// <summary>
/// Whether this data directory holds simulated or real events: decided by its first event, then it refuses the other kind
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

    /// <summary>As the store says.</summary>
    public void Set(bool simulated) => Volatile.Write(ref _mark, simulated ? 1 : 0);

    /// <summary>Whether an event of this source may enter. The first one decides for all.</summary>
    public bool Admits(string source, [NotNullWhen(false)] out string? why)
    {
        bool simulated = IsSimulated(source);
        int before = Interlocked.CompareExchange(ref _mark, simulated ? 1 : 0, Unknown);
        why = before == Unknown || before == (simulated ? 1 : 0) ? null
            : simulated ? "source: this data directory holds real events and takes no simulated ones"
            : "source: this data directory holds simulated events and takes no real ones";
        return why is null;
    }
}
