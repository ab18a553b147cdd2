using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Ioc.Metrics.Profiles;

namespace Ioc.Metrics.Kpis;

/// <summary>A unit's sheet with how it stands among the units of the kind asked for (CONTRACTS.md, GET /communes).</summary>
public sealed record UnitSheet : KpiSheet
{
    [SetsRequiredMembers]
    public UnitSheet(KpiSheet sheet, Unit unit, LagScore lag, int? rank)
        : base(sheet)
    {
        Unit = unit;
        LagScore = lag.Score;
        Rank = rank;
        Reasons = lag.Reasons;
    }

    [JsonIgnore]
    public Unit Unit { get; }

    public string Code => Unit.Code;

    public string Name => Unit.NameVi;

    /// <summary>The unit's last day, yyyy-MM-dd; null: it has none.</summary>
    public string? ValidTo => Unit.ValidTo?.ToString();

    /// <summary>Code of the unit that took it over, or will; null: none is named.</summary>
    public string? Successor => Unit.Successor;

    /// <summary>0 best to 100, 4 decimals; null: too few to judge.</summary>
    public double? LagScore { get; }

    /// <summary>1 lags most; null without a score.</summary>
    public int? Rank { get; }

    public IReadOnlyList<LagReason> Reasons { get; }
}
