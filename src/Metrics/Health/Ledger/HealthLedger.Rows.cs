using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>What the ledger reads from the store and writes into batches.</summary>
public sealed partial class HealthLedger
{
    private const int ChunksAtOnce = 32;

    /// <summary>Outages and incidents that were over before are not in memory.</summary>
    private Instant horizon;

    private readonly HashSet<MonitoredSeries> evictable = [];

    /// <summary>Reads what is committed: every series, the latest chunks, outages since the beginning of the month. Once, before anything else.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        Instant now = Instant.From(time.GetUtcNow());
        Instant chunksSince = ReportChunk.StartOf(now) - (4 * ReportChunk.Span);
        LocalDay today = now.Day;
        Instant outagesSince = (today - (today.Date.Day + 1)).Start;
        StoreState state = await store.StateAsync(cancellation).ConfigureAwait(false);
        HealthSnapshot snapshot = await store.HealthAsync(chunksSince, outagesSince, cancellation).ConfigureAwait(false);
        mayBeBlind = state.FirstArrival is not null;
        unobserved.Load(snapshot.Unobserved);
        excluded = new ExcludedTime([.. unobserved.Windows]);
        horizon = snapshot.Series.Count == 0 ? default : outagesSince;
        Dictionary<string, GovernmentSystem> systems = profile.Systems.ToDictionary(s => s.Id);
        ILookup<(string, string), HealthChunk> chunks = snapshot.Chunks.ToLookup(c => (c.Unit, c.System));
        ILookup<(string, string), Outage> outages = snapshot.Outages.ToLookup(o => (o.Unit, o.System));
        foreach (HealthSeries row in snapshot.Series)
        {
            if (units.TryGetValue(row.Unit, out Unit? unit) && systems.TryGetValue(row.System, out GovernmentSystem? system))
            {
                MonitoredSeries series = Series(unit, system);
                series.Restore(row, chunks[(row.Unit, row.System)], outages[(row.Unit, row.System)], chunksSince);
                foreach (HealthReport report in series.Chunks.Values.SelectMany(chunk => chunk.Read()))
                {
                    recentIds.Restore(row.Unit, row.System, report.Id.Span, report.Identity);
                }
            }
        }

        foreach (Incident incident in snapshot.Incidents)
        {
            incidents.Book.Put(incident);
        }

        // A profile that changed since (maintenance, retirement) shows in the incidents of what is in memory.
        sweepFrom = all.Count > 0 ? horizon : Instant.Never;
        reviewAll = true;
    }

    /// <summary>Sweeps incidents when something changed and hands all to the batch.</summary>
    private void Finish()
    {
        Instant from = Instant.Min(changes.Earliest, sweepFrom);
        sweepFrom = Instant.Never;
        if (from != Instant.Never)
        {
            incidents.Sweep(all, excluded, from, Now, changes, pending);
        }

        pending.Add(changes);
        changedUnits.UnionWith(changes.Units);
        changes.Clear();
        pending.Flush();
    }

    private void Write(MonitoredSeries series)
    {
        foreach (HealthChunk chunk in series.TakeDirty())
        {
            pending.Add(chunk);
        }

        pending.Add(series.Row());
        evictable.Add(series);
    }

    private MonitoredSeries Series(Unit unit, GovernmentSystem system)
    {
        int slot = (unit.Index * profile.Systems.Count) + system.Index;
        MonitoredSeries? series = bySlot[slot];
        if (series is null)
        {
            series = new MonitoredSeries(unit, system, new SeriesRules(profile, unit, system), unobserved);
            bySlot[slot] = series;
            all.Add(series);
        }

        return series;
    }

    /// <summary>Brings what late reports need into memory: their chunk, and outages back to them.</summary>
    private async Task FetchAsync(IReadOnlyList<DecodedEvent> events, CancellationToken cancellation)
    {
        Instant oldest = Instant.Never;
        foreach (DecodedEvent each in events)
        {
            if (each.Kind != EventKind.SystemHealth)
            {
                continue;
            }

            oldest = Instant.Min(oldest, each.At);
            MonitoredSeries? series = bySlot[(each.Unit!.Index * profile.Systems.Count) + each.System!.Index];
            Instant start = ReportChunk.StartOf(each.At);
            if (series is not null && series.IsMissing(start))
            {
                IReadOnlyList<HealthChunk> found = await store.HealthChunksAsync(series.Unit.Code, series.System.Id, start, 1, cancellation).ConfigureAwait(false);
                evictable.Add(series);
                series.Load(start, found.Count == 0 ? null : ReportChunk.Decode(found[0]));
            }
        }

        if (oldest < horizon)
        {
            await ExtendAsync(oldest - TimeSpan.FromDays(31), cancellation).ConfigureAwait(false);
        }
    }

    private async Task ExtendAsync(Instant since, CancellationToken cancellation)
    {
        HealthSnapshot older = await store.HealthAsync(Instant.Never, since, cancellation).ConfigureAwait(false);
        ILookup<(string, string), Outage> outages = older.Outages.Where(o => o.End < horizon).ToLookup(o => (o.Unit, o.System));
        foreach (MonitoredSeries series in all)
        {
            series.Outages.InsertRange(0, outages[(series.Unit.Code, series.System.Id)].OrderBy(o => o.Start));
        }

        foreach (Incident incident in older.Incidents.Where(i => i.Resolved < horizon))
        {
            incidents.Book.Put(incident);
        }

        horizon = since;
    }

    private Task<IReadOnlyList<HealthChunk>> ChunksAsync(MonitoredSeries series, Instant from, CancellationToken cancellation) =>
        store.HealthChunksAsync(series.Unit.Code, series.System.Id, from, ChunksAtOnce, cancellation);
}
