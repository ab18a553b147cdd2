namespace Ioc.Dashboard.Api;

/// <summary>What POST /events takes at most (CONTRACTS.md, HTTP API).</summary>
public static class EventLimits
{
    public const int BodyBytes = 4_000_000;

    public const int Events = 5_000;
}
