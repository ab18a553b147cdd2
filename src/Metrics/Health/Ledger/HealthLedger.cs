using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>
/// Health reports to outages and incidents (KPIS.md, Outages). Outages are a function of the set of reports, of what we missed and of the time:
/// duplicates, order, batches and restarts change nothing. A batch that was applied is committed (retried), or the ledger is dropped. Not thread-safe.
/// </summary>
public sealed partial class HealthLedger(IOperationalStore store, Profile profile, TimeProvider time)
{
    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan VeryLateAfter = TimeSpan.FromHours(24);
    private readonly MonitoredSeries?[] bySlot = new MonitoredSeries?[profile.Units.Count * profile.Systems.Count];
    private readonly List<MonitoredSeries> all = [];
    private readonly HashSet<MonitoredSeries> touched = [];
    private readonly RecentIds recentIds = new();
    private readonly UnobservedTime unobserved = new();
    private readonly IncidentLedger incidents = new();
    private readonly HealthPending pending = new();
    private readonly SeriesChanges changes = new();
    private readonly HashSet<string> changedUnits = [];
    private readonly Dictionary<string, Unit> units = profile.Units.ToDictionary(u => u.Code);
    private ExcludedTime excluded = new([]);
    private LocalDay forgotOn;
    private Instant? advancedTo;
    private Instant latestRecord;
    private Instant sweepFrom = Instant.Never;
    private long commits;
    private bool mayBeBlind;
    private bool reviewAll;
    private int planned;

    /// <summary>Not caught up: silence is not judged.</summary>
    public bool IsBlind => unobserved.IsBlind;

    /// <summary>Number of (unit, system) that ever reported.</summary>
    public int SeriesCount => all.Count;

    private Instant Now => advancedTo ?? latestRecord;

    /// <summary>Units whose health part changed since the last call, incidents included.</summary>
    public IReadOnlyCollection<string> TakeChangedUnits()
    {
        string[] taken = [.. changedUnits];
        changedUnits.Clear();
        return taken;
    }

    /// <summary>Applies the health reports among the events and puts what changes into the batch.</summary>
    public async Task ApplyAsync(IReadOnlyList<DecodedEvent> events, CommitBatch batch, CancellationToken cancellation)
    {
        pending.Begin(batch);
        await FetchAsync(events, cancellation).ConfigureAwait(false);
        foreach (DecodedEvent each in events)
        {
            if (each.Kind == EventKind.SystemHealth)
            {
                Accept(each, batch);
            }
        }

        foreach (MonitoredSeries series in touched)
        {
            if (series.IsStale)
            {
                await series.RederiveAsync(ChunksAsync, commits, cancellation).ConfigureAwait(false);
            }

            series.Publish(Now, judge: false, changes);
            Write(series);
        }

        touched.Clear();
        Finish();
    }

    /// <summary>Time alone: silence opens outages while we are caught up; maintenance and retirement begin and end. Also right after the clock went back.</summary>
    public void Advance(Instant now, CommitBatch batch)
    {
        pending.Begin(batch);
        bool back = now < advancedTo;
        advancedTo = now;
        foreach (MonitoredSeries series in all)
        {
            bool due = !IsBlind && series.JudgeAt < now && series.OpenBySilence is null;
            if (due || reviewAll || (back && series.OpenBySilence is not null))
            {
                series.Publish(now, judge: !IsBlind, changes);
            }
        }

        reviewAll = false;
        if (profile.Maintenance is MaintenancePlan plan && plan.Version != planned)
        {
            // What was planned or ended since may change incidents from now on; the past stands.
            planned = plan.Version;
            changes.Since(now);
            changedUnits.UnionWith(all.Select(series => series.Unit.Code));
        }

        Forget(now);
        mayBeBlind |= all.Count > 0;
        if (back)
        {
            changes.Since(now);
        }

        if (incidents.NextAt <= now)
        {
            changes.Since(incidents.NextAt);
        }

        Finish();
    }

    /// <summary>We may have missed what came after our last commit. Nothing is missed before a store's first event arrived.</summary>
    public void Blind(Instant lastCommit)
    {
        if ((mayBeBlind || all.Count > 0) && unobserved.Open(lastCommit) is { } window)
        {
            pending.Unobserved[window.Start] = window;
            excluded = new ExcludedTime([.. unobserved.Windows]);
            reviewAll = true;
        }
    }

    /// <summary>Our consumers have caught up again; silence is judged anew after a grace of 3 intervals.</summary>
    public void CaughtUp(Instant at)
    {
        if (unobserved.Close(at) is { } window)
        {
            pending.Unobserved[window.Start] = window;
            excluded = new ExcludedTime([.. unobserved.Windows]);
            reviewAll = true;
            sweepFrom = Instant.Min(sweepFrom, window.End);
        }
    }

    /// <summary>The batch is committed.</summary>
    public void Committed()
    {
        commits++;
        foreach (MonitoredSeries series in evictable)
        {
            series.Evict(commits);
        }

        evictable.Clear();
    }

    private void Accept(DecodedEvent report, CommitBatch batch)
    {
        string unit = report.Unit!.Code;
        Instant arrival = report.RecordedAt;
        latestRecord = Instant.Max(latestRecord, arrival);
        batch.LastArrival[unit] = Instant.Max(arrival, batch.LastArrival.GetValueOrDefault(unit));
        MonitoredSeries series = Series(report.Unit, report.System!);
        Instant newest = series.LastReport;
        var taken = HealthReport.Of(report);
        bool conflict = recentIds.IsConflict(report, taken.Identity);
        if (!series.Accept(taken, report.LatencyMs, commits))
        {
            batch.Count(unit, arrival.Day, QualityKinds.Duplicate);
            return;
        }

        if (conflict)
        {
            batch.Count(unit, arrival.Day, QualityKinds.ConflictingId);
        }

        if (ReportInterval.IsUnusual(report.IntervalSeconds))
        {
            batch.Count(unit, arrival.Day, $"{ReportInterval.Quality} {report.Source}");
        }

        touched.Add(series);
        changedUnits.Add(unit);
        if (newest - report.At > LateAfter)
        {
            batch.Count(unit, arrival.Day, "late-health");
        }

        if (arrival - report.At > VeryLateAfter)
        {
            batch.Count(unit, arrival.Day, QualityKinds.Late);
        }
    }
}
