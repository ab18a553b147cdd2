using System.Diagnostics.CodeAnalysis;

namespace Ioc.Ingest.State;

/// <summary>
/// Events that are to be committed together: all simulated or all real. The first that is admitted decides, unless the store has (<see cref="SimulatedMark"/>).
/// It is forgotten with them: what is refused, or never committed, keeps nothing out later. Not thread-safe.
/// </summary>
internal sealed class OneKind
{
    /// <summary>Null: none was looked at yet.</summary>
    public bool? Simulated { get; private set; }

    /// <summary>Whether an event of this source may enter with the others. Known: what the store holds; null: nothing yet.</summary>
    public bool Admits(string source, bool? known, [NotNullWhen(false)] out string? why)
    {
        bool simulated = SimulatedMark.IsSimulated(source);
        Simulated ??= known ?? simulated;
        why = Simulated == simulated ? null
            : simulated ? "source: this data directory holds real events and takes no simulated ones"
            : "source: this data directory holds simulated events and takes no real ones";
        return why is null;
    }

    public void Clear() => Simulated = null;
}
