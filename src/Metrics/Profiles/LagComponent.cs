namespace Ioc.Metrics.Profiles;

/// <summary>One component of the lag score (KPIS.md, Which communes lag). Id is one of <see cref="Ids"/>.</summary>
public sealed record LagComponent(string Id, double Weight, double Goal, double Floor)
{
    /// <summary>What a profile may weigh.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["on-time", "overdue", "fully-online", "digitization", "availability", "satisfaction"];
}
