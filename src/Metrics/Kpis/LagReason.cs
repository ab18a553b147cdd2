namespace Ioc.Metrics.Kpis;

/// <summary>One component of the lag score with data. Points: 100 × scaled weight × shortfall, 4 decimals. Change: figure less that of the period before; null when it had none.</summary>
public sealed record LagReason(string Component, double Points, double Figure, double? Change);
