using Ioc.Metrics.Calendar;
using Ioc.Metrics.Events;
using Ioc.Metrics.Health;
using Ioc.Metrics.Time;

namespace Ioc.Tests.Shared.Health;

/// <summary>
/// KPIS.md, Outages, read once more and done second by second, with nothing of the ledger's: the oracle. All times are whole seconds.
/// </summary>
public sealed class NaiveHealth(WorkingCalendar calendar, bool office, int defaultInterval, IReadOnlyList<UnobservedWindow> windows)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly Dictionary<(Instant, int), Instant> later = [];

    /// <summary>Outages of one series as known at `now`.</summary>
    public List<(Instant Start, Instant End, OutageCause Cause)> Outages(IEnumerable<Report> reports, Instant now)
    {
        var outages = new List<(Instant, Instant, OutageCause)>();
        var byTime = reports.Distinct().GroupBy(r => r.At).ToDictionary(g => g.Key, g => g.OrderBy(r => r.Time).ThenBy(r => r.Id, StringComparer.Ordinal).ToList());
        Instant first = byTime.Keys.Min();
        Instant last = Instant.Max(now, byTime.Keys.Max());
        Instant lastReport = byTime.Keys.Max();
        var row = new List<Report>();
        (Instant Start, OutageCause Cause)? open = null;
        Instant silentFrom = Instant.Never;
        Instant judgedFrom = Instant.Never;
        bool silenceJudged = false;
        for (Instant t = first; t <= last; t += Second)
        {
            // Judged just before the reports of this second: more than the allowance has gone by, by a second that counts.
            if (t >= judgedFrom && !silenceJudged && (t <= lastReport || t <= now))
            {
                silenceJudged = true;
                row.Clear();
                open ??= (silentFrom, OutageCause.Silent);
            }

            foreach (Report report in byTime.GetValueOrDefault(t) ?? [])
            {
                silentFrom = Observed(Later(t, 3 * Interval(report)), Interval(report));
                judgedFrom = Later(silentFrom, 1);
                silenceJudged = false;
                if (!office || calendar.IsWorkingTime(t))
                {
                    row.Add(report);
                    if (open is null && row.Count >= 2 && row.TakeLast(2).All(r => r.Status == HealthStatus.Down))
                    {
                        open = (row[^2].At, OutageCause.Down);
                    }
                    else if (open is { Cause: OutageCause.Down } down && row.Count >= 2 && row.TakeLast(2).All(r => r.Status != HealthStatus.Down))
                    {
                        Close(down.Start, row[^2].At, OutageCause.Down);
                    }
                    else if (open is { Cause: OutageCause.Silent } silent && report.Status != HealthStatus.Down)
                    {
                        Close(silent.Start, t, OutageCause.Silent);
                    }
                }
            }
        }

        if (open is { } still)
        {
            outages.Add((still.Start, Instant.Never, still.Cause));
        }

        return outages;

        void Close(Instant start, Instant end, OutageCause cause)
        {
            if (end > start)
            {
                outages.Add((start, end, cause));
            }

            open = null;
        }
    }

    /// <summary>Downtime, monitored and unobserved seconds in [from, to), counted one by one.</summary>
    public (long Down, long Monitored, long Unobserved) Seconds(IReadOnlyCollection<Report> reports, IReadOnlyList<(Instant Start, Instant End, OutageCause Cause)> outages, Instant from, Instant to)
    {
        int interval = Interval(reports.Distinct().OrderBy(r => r.At).ThenBy(r => r.Time).ThenBy(r => r.Id, StringComparer.Ordinal).Last());
        var missedTime = windows.Select(w => (w.Start, End: Later(w.End, 3 * interval))).ToList();
        long down = 0;
        long monitored = 0;
        long unobserved = 0;
        for (Instant t = Instant.Max(from, reports.Min(r => r.At)); t < to; t += Second)
        {
            if (office && !calendar.IsWorkingTime(t))
            {
                continue;
            }

            bool missed = missedTime.Any(w => w.Start <= t && t < w.End);
            unobserved += missed ? 1 : 0;
            monitored += missed ? 0 : 1;
            down += !missed && outages.Any(o => o.Start <= t && t < o.End) ? 1 : 0;
        }

        return (down, monitored, unobserved);
    }

    /// <summary>
    /// The same outages as they count beside maintenance, second by second: the first second in which one is open and may count, until its end. An outage by `down` may count
    /// outside windows; silence only outside windows, what we missed, and 3 intervals after either.
    /// </summary>
    public List<(Instant Start, Instant End, OutageCause Cause)> Counted(
        IEnumerable<(Instant Start, Instant End, OutageCause Cause)> outages, IReadOnlyList<(Instant From, Instant To)> maintenance, int interval, Instant now)
    {
        var counted = new List<(Instant, Instant, OutageCause)>();
        foreach ((Instant start, Instant end, OutageCause cause) in outages)
        {
            bool Stopped(Instant t) => maintenance.Any(w => w.From <= t && t < (cause == OutageCause.Silent ? Later(w.To, 3 * interval) : w.To))
                || (cause == OutageCause.Silent && maintenance.Count > 0 && windows.Any(w => w.Start <= t && t < Later(w.End, 3 * interval)));
            Instant from = start;
            while (from < end && from <= now && Stopped(from))
            {
                from += Second;
            }

            if (from < end && from <= now)
            {
                counted.Add((from, end, cause));
            }
        }

        return counted;
    }

    private int Interval(Report report) => report.Interval > 0 ? Math.Min(86_400, Math.Max(5, report.Interval)) : defaultInterval;

    private Instant Observed(Instant deadline, int interval)
    {
        while (windows.Where(w => w.Start <= deadline && deadline < Later(w.End, 3 * interval)).ToList() is { Count: > 0 } inside)
        {
            deadline = inside.Max(w => Later(w.End, 3 * interval));
        }

        return deadline;
    }

    /// <summary>Steps on until so many seconds have counted.</summary>
    private Instant Later(Instant from, int seconds)
    {
        if (!office)
        {
            return from + TimeSpan.FromSeconds(seconds);
        }

        if (later.TryGetValue((from, seconds), out Instant known))
        {
            return known;
        }

        (Instant From, int Seconds) key = (from, seconds);
        for (; seconds > 0; from += Second)
        {
            seconds -= calendar.IsWorkingTime(from) ? 1 : 0;
        }

        later[key] = from;
        return from;
    }
}
