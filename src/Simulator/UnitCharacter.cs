using Ioc.Metrics.Profiles;

namespace Ioc.Simulator;

/// <summary>How a unit works, for as long as the seed is the same.</summary>
internal sealed record UnitCharacter
{
    public required Unit Unit { get; init; }

    /// <summary>CloudEvents source of what it sends; simulated ones begin with /sim/.</summary>
    public string Source => field ??= "/sim/" + Unit.Code;

    /// <summary>Dossiers on an ordinary working day.</summary>
    public required double PerDay { get; init; }

    /// <summary>Chronically slow, little online, little digitized.</summary>
    public required bool Lagging { get; init; }

    /// <summary>Share of dossiers filed online.</summary>
    public required double Online { get; init; }

    /// <summary>Share of the online ones that need no paper at all.</summary>
    public required double FullyOnline { get; init; }

    public required double Late { get; init; }

    /// <summary>Mean working hours that a late dossier is late.</summary>
    public required double LateHours { get; init; }

    public required double DigitizedComponents { get; init; }

    public required double DigitizedResult { get; init; }

    /// <summary>Whether its software sends the promised return (dueAt).</summary>
    public required bool SendsDueAt { get; init; }
}
