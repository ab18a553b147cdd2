namespace Ioc.Metrics.Profiles;

/// <summary>One component of the lag score (KPIS.md, Which communes lag). Id is one of on-time, overdue, fully-online, digitization, availability, satisfaction.</summary>
public sealed record LagComponent(string Id, double Weight, double Goal, double Floor);
