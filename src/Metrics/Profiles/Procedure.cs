namespace Ioc.Metrics.Profiles;

/// <summary>An administrative procedure (thủ tục hành chính).</summary>
public sealed record Procedure
{
    /// <summary>National code, e.g. 1.001193.</summary>
    public required string Code { get; init; }

    public required string NameVi { get; init; }

    public required string FieldVi { get; init; }

    /// <summary>Allowance in working days; 0 = the same day; null: known procedure without known days (basis `default`).</summary>
    public int? WorkingDays { get; init; }

    /// <summary>Whether it is offered as a full-process online service; null: not known.</summary>
    public bool? FullProcess { get; init; }

    /// <summary>Whether communes handle it.</summary>
    public bool ByCommunes { get; init; } = true;

    /// <summary>Whether provincial units handle it.</summary>
    public bool ByProvince { get; init; }

    /// <summary>Relative frequency for the simulator, ≥ 0.</summary>
    public double Weight { get; init; }
}
