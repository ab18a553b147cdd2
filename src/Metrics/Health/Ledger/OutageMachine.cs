using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>The rules of KPIS.md, Outages, for one series: a pure step from state to state over reports in order.</summary>
internal sealed class OutageMachine(SeriesRules rules, UnobservedTime unobserved)
{
    /// <summary>A system is monitored this long after a report.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromHours(24);

    /// <summary>Takes the next report; what it closes goes to the findings.</summary>
    public void Step(ref SeriesState state, in HealthReport report, SeriesFindings findings)
    {
        if (state.HasReports)
        {
            Silence(ref state, report.At, findings);
        }

        if (!state.HasReports || state.Status != report.Status)
        {
            state.Status = report.Status;
            state.StatusSince = report.At;
        }

        state.LastAt = report.At;
        state.LastInterval = report.IntervalSeconds > 0 ? report.IntervalSeconds : rules.DefaultInterval;
        if (rules.Counts(report.At))
        {
            Judge(ref state, report, findings);
        }
    }

    /// <summary>When silence begins if no report comes; Never while we are blind.</summary>
    public Instant Deadline(in SeriesState state)
    {
        Instant deadline = rules.After(state.LastAt, state.LastInterval);
        return deadline == Instant.Never ? deadline : unobserved.Moved(deadline, state.LastInterval, rules);
    }

    private void Silence(ref SeriesState state, Instant at, SeriesFindings findings)
    {
        if (at > state.LastAt + Remembered)
        {
            findings.Gaps.Add(new Interval(state.LastAt + Remembered, at));
        }

        if (at <= rules.After(state.LastAt, state.LastInterval))
        {
            return;
        }

        Instant deadline = Deadline(state);
        if (!rules.IsPast(deadline, at))
        {
            return;
        }

        state.RowAt = default;
        state.RowDown = false;
        if (!state.InOutage)
        {
            state.OutageStart = deadline;
            state.Cause = OutageCause.Silent;
        }
    }

    private static void Judge(ref SeriesState state, in HealthReport report, SeriesFindings findings)
    {
        bool down = report.Status == HealthStatus.Down;
        if (state.InOutage)
        {
            if (state.Cause == OutageCause.Silent && !down)
            {
                Close(ref state, report.At, findings);
            }
            else if (state.Cause == OutageCause.Down && !down && state.HasRow && !state.RowDown)
            {
                Close(ref state, state.RowAt, findings);
            }
        }
        else if (down && state.HasRow && state.RowDown)
        {
            state.OutageStart = state.RowAt;
            state.Cause = OutageCause.Down;
        }

        state.RowAt = report.At;
        state.RowDown = down;
    }

    private static void Close(ref SeriesState state, Instant end, SeriesFindings findings)
    {
        if (end > state.OutageStart)
        {
            findings.Closed.Add((new Interval(state.OutageStart, end), state.Cause));
        }

        state.OutageStart = default;
        state.Cause = OutageCause.Down;
    }
}
