namespace Ioc.LoadTests.Scenarios;

/// <summary>What a step measured so far: sorted latencies in milliseconds, failures by status.</summary>
internal sealed record StepStatistics(string Name, double[] Sorted, IReadOnlyList<KeyValuePair<string, long>> Failures)
{
    public int Ok => Sorted.Length;

    public long Fail => Failures.Sum(f => f.Value);

    public double Mean => Sorted.Length == 0 ? double.NaN : Sorted.Average();

    public double Max => Sorted.Length == 0 ? double.NaN : Sorted[^1];

    /// <summary>The smallest latency that at least this percentage of all is not above (nearest rank); NaN when there is none.</summary>
    public double Percentile(double percent) =>
        Sorted.Length == 0 ? double.NaN : Sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * Sorted.Length) - 1, 0, Sorted.Length - 1)];
}
