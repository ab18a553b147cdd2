namespace Ioc.Metrics.Stores;

/// <summary>Where a store that keeps series by scope and field has a system's latency.</summary>
public static class LatencyScope
{
    public const string Median = "latencyMedian";
    public const string Highest = "latencyHighest";

    public static string Of(string system) => "system:" + system;
}
