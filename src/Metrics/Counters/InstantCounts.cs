namespace Ioc.Metrics.Counters;

/// <summary>The four figures at an instant (KPIS.md, At the instant T).</summary>
public readonly record struct InstantCounts(long Backlog, long Paused, long Overdue, long DueSoon)
{
    public static InstantCounts operator +(InstantCounts a, InstantCounts b) =>
        new(a.Backlog + b.Backlog, a.Paused + b.Paused, a.Overdue + b.Overdue, a.DueSoon + b.DueSoon);

    public static InstantCounts operator -(InstantCounts a, InstantCounts b) =>
        new(a.Backlog - b.Backlog, a.Paused - b.Paused, a.Overdue - b.Overdue, a.DueSoon - b.DueSoon);
}
