using Ioc.Metrics.Time;

namespace Ioc.Metrics.Profiles;

/// <summary>What a unit is: a commune (xã, phường, đặc khu) or one of the province's own.</summary>
public enum UnitKind
{
    Commune,
    Department,
    Centre,
    Vertical,
}

/// <summary>A unit that handles dossiers or reports systems. One list holds communes and provincial units; units merge, so they have validity.</summary>
public sealed record Unit
{
    /// <summary>Position in <see cref="Profile.Units"/>; stable only within one loaded profile.</summary>
    public required int Index { get; init; }

    /// <summary>Official code: a commune's five digits, or the profile's code of a provincial unit.</summary>
    public required string Code { get; init; }

    public required string NameVi { get; init; }

    public string? NameEn { get; init; }

    public required UnitKind Kind { get; init; }

    /// <summary>Prefix of its dossier numbers, e.g. H41.17.</summary>
    public string? DossierPrefix { get; init; }

    /// <summary>Degrees (WGS 84) of a point inside; communes only.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public double? AreaKm2 { get; init; }

    public int? Population { get; init; }

    /// <summary>First day on which it exists; null: always has.</summary>
    public LocalDay? ValidFrom { get; init; }

    /// <summary>Last day on which it exists; null: still does.</summary>
    public LocalDay? ValidTo { get; init; }

    /// <summary>Code of the unit that took it over.</summary>
    public string? Successor { get; init; }

    /// <summary>Whether its last day is over on the day.</summary>
    public bool HasEnded(LocalDay day) => day > ValidTo;

    /// <summary>Why it is no unit on a day on which it is not valid: for whoever looks at the dead letter.</summary>
    public string WhyNotOn(LocalDay day) => HasEnded(day) ? Ended : $"begins {ValidFrom}";

    /// <summary>The same of one that has a last day.</summary>
    public string Ended => $"ended {ValidTo}{(Successor is null ? "" : $", its successor is {Successor}")}";

    public bool IsValidOn(LocalDay day) => (ValidFrom is null || day >= ValidFrom) && (ValidTo is null || day <= ValidTo);
}
