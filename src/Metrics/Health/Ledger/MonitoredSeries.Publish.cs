using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>The outages of a series as they are known now, and what changed since they were last published.</summary>
internal sealed partial class MonitoredSeries
{
    /// <summary>Outages that start here or later may have changed since the last publication…</summary>
    private Instant replaceFrom;

    /// <summary>…up to those that start here or later, which stand.</summary>
    private Instant keepFrom = Instant.Never;

    private Instant gapsFrom;
    private Instant keepGapsFrom = Instant.Never;
    private bool rederived;
    private Instant publishedFirst = Instant.Never;

    /// <summary>Outages in order, since the horizon; only the last may be open. As reported: maintenance and retirement are left out where they are counted.</summary>
    public List<Outage> Outages { get; } = [];

    /// <summary>Stretches between reports in which the last one was more than 24 h ago, in order.</summary>
    public List<Interval> Gaps { get; } = [];

    /// <summary>When silence will begin if no report comes; Never while it cannot.</summary>
    public Instant JudgeAt { get; private set; } = Instant.Never;

    /// <summary>The outage that is open because time went by without a report; null when none is.</summary>
    public Outage? OpenBySilence => !head.InOutage && Outages.Count > 0 && Outages[^1].End == Instant.Never ? Outages[^1] : null;

    /// <summary>Brings the outages up to date; silence by time alone begins only when `judge` (we are caught up).</summary>
    public void Publish(Instant now, bool judge, SeriesChanges changes)
    {
        PublishGaps(changes);
        Outage? open = Open(now, judge);
        if (!rederived && findings.Closed.Count == 0 && open is null && (Outages.Count == 0 || Outages[^1].End != Instant.Never))
        {
            Published();
            return;
        }

        int from = Outages.Count;
        while (from > 0 && (Outages[from - 1].Start >= replaceFrom || Outages[from - 1].End == Instant.Never))
        {
            from--;
        }

        var wanted = new List<Outage>();
        foreach ((Interval time, OutageCause cause) in findings.Closed)
        {
            wanted.Add(new Outage(Unit.Code, System.Id, time.Start, time.End, cause));
        }

        for (int i = from; i < Outages.Count; i++)
        {
            if (Outages[i].Start >= keepFrom && Outages[i].End != Instant.Never)
            {
                wanted.Add(Outages[i]);
            }
        }

        if (open is not null)
        {
            wanted.Add(open);
        }

        Replace(from, wanted, changes);
        Published();
    }

    private void Published()
    {
        findings.Clear();
        steppedFrom = Instant.Never;
        rederived = false;
        keepFrom = Instant.Never;
        keepGapsFrom = Instant.Never;
        replaceFrom = head.OutagesFrom;
        gapsFrom = head.LastAt;
    }

    private Outage? Open(Instant now, bool judge)
    {
        JudgeAt = head.InOutage || !head.HasReports ? Instant.Never : machine.Deadline(head);
        if (head.InOutage)
        {
            return new Outage(Unit.Code, System.Id, head.OutageStart, Instant.Never, head.Cause);
        }

        bool silent = JudgeAt != Instant.Never && Rules.IsPast(JudgeAt, now)
            && (judge || (Outages.Count > 0 && Outages[^1].End == Instant.Never && Outages[^1].Start == JudgeAt));
        return silent ? new Outage(Unit.Code, System.Id, JudgeAt, Instant.Never, OutageCause.Silent) : null;
    }

    private void Replace(int from, List<Outage> wanted, SeriesChanges changes)
    {
        var before = Outages[from..].ToDictionary(o => o.Start);
        Outages.RemoveRange(from, Outages.Count - from);
        foreach (Outage next in wanted)
        {
            if (!before.Remove(next.Start, out Outage? old))
            {
                changes.Changed(this, next, next.Start);
                Outages.Add(next);
            }
            else if (old.End == next.End && old.Cause == next.Cause)
            {
                Outages.Add(old);
            }
            else
            {
                Outage updated = old with { End = next.End, Cause = next.Cause };
                changes.Changed(this, updated, Instant.Min(old.End, next.End));
                Outages.Add(updated);
            }
        }

        foreach (Outage gone in before.Values)
        {
            changes.Removed(this, gone);
        }
    }

    private void PublishGaps(SeriesChanges changes)
    {
        if (FirstReport < publishedFirst)
        {
            changes.Since(FirstReport);
            publishedFirst = FirstReport;
        }

        if (!rederived && findings.Gaps.Count == 0)
        {
            return;
        }

        List<Interval> wanted = [.. Gaps.Where(g => g.End <= gapsFrom), .. findings.Gaps, .. Gaps.Where(g => g.End > gapsFrom && g.End > keepGapsFrom)];
        if (!wanted.SequenceEqual(Gaps))
        {
            foreach (Interval changed in wanted.Except(Gaps).Concat(Gaps.Except(wanted)))
            {
                changes.Since(changed.Start);
            }

            Gaps.Clear();
            Gaps.AddRange(wanted);
        }
    }
}
