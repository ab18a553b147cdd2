namespace Ioc.Operations.Live;

/// <summary>How many units report (KPIS.md, coverage).</summary>
public readonly record struct Coverage(int Reporting, int Expected)
{
    /// <summary>A unit reports when an accepted event arrived from it this long ago at most.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Below this share of reporting units a figure is shown as partly reported.</summary>
    public const double PartialBelow = 0.95;

    public bool IsPartial => Expected > 0 && Reporting < Expected * PartialBelow;
}
