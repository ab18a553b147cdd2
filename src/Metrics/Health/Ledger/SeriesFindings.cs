using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>What the outage rules found while going through reports: outages that closed, and stretches without any report in the last 24 h.</summary>
internal sealed class SeriesFindings
{
    public List<(Interval Time, OutageCause Cause)> Closed { get; } = [];

    public List<Interval> Gaps { get; } = [];

    public void Clear()
    {
        Closed.Clear();
        Gaps.Clear();
    }
}
