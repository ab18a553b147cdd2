namespace Ioc.Metrics.Events;

/// <summary>Bounds beyond which a number can be no figure of a province and a text no name (CONTRACTS.md), so that no sum or share of such numbers overflows and all of it can be drawn.</summary>
public static class FieldBounds
{
    /// <summary>Of a unit's day.</summary>
    public const long MostCount = 100_000_000;

    /// <summary>Of an indicator's value, either sign, its numerator and its denominator.</summary>
    public const decimal MostNumber = 1_000_000_000_000_000, LeastDenominator = 0.000001m;

    /// <summary>Bytes of a text in UTF-8: longer than any name, code or address. A note is a text of people.</summary>
    public const int MostText = 1_000, MostNote = 20_000;

    /// <summary>A day, in milliseconds.</summary>
    public const double MostLatency = 86_400_000;
}
