namespace Ioc.Metrics.Kpis;

/// <summary>Score null: too few dossiers to judge, or no component has data. Reasons: most points first, ties in the order of the profile's table.</summary>
public sealed record LagScore(double? Score, IReadOnlyList<LagReason> Reasons);
