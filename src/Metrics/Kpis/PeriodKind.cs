namespace Ioc.Metrics.Kpis;

/// <summary>How a period was asked for; it decides which period is the one before.</summary>
public enum PeriodKind : byte
{
    Day,
    Month,
    Quarter,
    Year,
    Range,
}
