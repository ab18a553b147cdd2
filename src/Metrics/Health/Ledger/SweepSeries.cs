using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>One series during a sweep over time: whether it is monitored and in outage at the instant reached, and the moments at which that changes.</summary>
internal sealed class SweepSeries(MonitoredSeries series, ExcludedTime excluded)
{
    public MonitoredSeries Series { get; } = series;

    public bool Present { get; set; }

    public bool Maintained { get; set; }

    public bool Retired { get; set; }

    /// <summary>The outage that counts now; null: none.</summary>
    public SweepOutage? Open { get; set; }

    public bool InOutage => Open is not null && !Maintained;

    /// <summary>KPIS.md: reported in the last 24 h or in outage now, and not retired; not in maintenance.</summary>
    public bool Monitored => !Retired && !Maintained && (Present || Open is not null);

    /// <summary>Sets the state just before the instant and gives every later moment up to now (reported outages whenever they are).</summary>
    public IEnumerable<SweepMoment> Moments(Instant from, Instant now)
    {
        SeriesRules rules = Series.Rules;
        foreach (SweepMoment moment in Presence(now).Concat(Planned(rules, now)).Concat(OutageMoments(from, now)))
        {
            if (moment.At < from)
            {
                moment.Apply();
            }
            else
            {
                yield return moment;
            }
        }
    }

    private IEnumerable<SweepMoment> Presence(Instant now)
    {
        yield return new SweepMoment(Series.FirstReport, MomentKind.Present, this);
        foreach (Interval gap in Series.Gaps)
        {
            // Just after the last instant at which the report is not more than 24 h old.
            yield return new SweepMoment(gap.Start + TimeSpan.FromTicks(1), MomentKind.Absent, this);
            yield return new SweepMoment(gap.End, MomentKind.Present, this);
        }

        Instant forgotten = Series.LastReport + OutageMachine.Remembered;
        if (forgotten < now)
        {
            yield return new SweepMoment(forgotten + TimeSpan.FromTicks(1), MomentKind.Absent, this);
        }
    }

    private IEnumerable<SweepMoment> Planned(SeriesRules rules, Instant now)
    {
        foreach (Interval window in rules.Maintenance)
        {
            if (window.Start <= now)
            {
                yield return new SweepMoment(window.Start, MomentKind.MaintenanceBegins, this);
            }

            if (window.End <= now)
            {
                yield return new SweepMoment(window.End, MomentKind.MaintenanceEnds, this);
            }
        }

        if (rules.RetiredAt <= now)
        {
            yield return new SweepMoment(rules.RetiredAt, MomentKind.Retired, this);
        }
    }

    private IEnumerable<SweepMoment> OutageMoments(Instant from, Instant now)
    {
        int first = Series.Outages.Count;
        while (first > 0 && Series.Outages[first - 1].End >= from)
        {
            first--;
        }

        for (int i = first; i < Series.Outages.Count; i++)
        {
            Interval counted = CountedOutage.Of(Series.Outages[i], Series.Rules, Series.Head.LastInterval, excluded, now);
            var outage = new SweepOutage(this, i, counted);
            if (counted.IsEmpty || counted.End < from)
            {
                continue;
            }

            yield return new SweepMoment(counted.Start, MomentKind.Opens, this) { Outage = outage };
            if (counted.End != Instant.Never)
            {
                yield return new SweepMoment(counted.End, MomentKind.Closes, this) { Outage = outage };
            }
        }
    }
}
