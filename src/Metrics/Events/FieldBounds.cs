namespace Ioc.Metrics.Events;

/// <summary>Bounds beyond which a number can be no figure of a province (CONTRACTS.md), so that no sum or share of such numbers overflows.</summary>
public static class FieldBounds
{
    /// <summary>Of a unit's day.</summary>
    public const long MostCount = 100_000_000;

    /// <summary>Of an indicator's value, either sign, its numerator and its denominator.</summary>
    public const decimal MostNumber = 1_000_000_000_000_000, LeastDenominator = 0.000001m;

    /// <summary>A day, in milliseconds.</summary>
    public const double MostLatency = 86_400_000;
}
