using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>What the open batch writes of health, by identity, so that several steps of one batch write each row once.</summary>
internal sealed class HealthPending
{
    /// <summary>Place in the batch's list: a bulk load holds very many chunks, so these are not filled in anew at each step.</summary>
    private readonly Dictionary<(string Unit, string System, Instant Start), int> chunks = [];
    private readonly Dictionary<(string Unit, string System), HealthSeries> series = [];
    private readonly Dictionary<(string Unit, string System, Instant Start), Outage?> outages = [];
    private CommitBatch? batch;

    /// <summary>By id; null: it is no more.</summary>
    public Dictionary<long, Incident?> Incidents { get; } = [];

    /// <summary>By start; filled also between batches.</summary>
    public Dictionary<Instant, UnobservedWindow> Unobserved { get; } = [];

    /// <summary>Starts anew when this is another batch than the last one.</summary>
    public void Begin(CommitBatch next)
    {
        if (!ReferenceEquals(batch, next))
        {
            if (batch is not null)
            {
                chunks.Clear();
                series.Clear();
                outages.Clear();
                Incidents.Clear();
                foreach (UnobservedWindow written in batch.Health.Unobserved)
                {
                    if (Unobserved.GetValueOrDefault(written.Start) == written)
                    {
                        Unobserved.Remove(written.Start);
                    }
                }
            }

            batch = next;
        }
    }

    public void Add(HealthChunk chunk)
    {
        List<HealthChunk> rows = batch!.Health.Chunks;
        if (chunks.TryAdd((chunk.Unit, chunk.System, chunk.Start), rows.Count))
        {
            rows.Add(chunk);
        }
        else
        {
            rows[chunks[(chunk.Unit, chunk.System, chunk.Start)]] = chunk;
        }
    }

    public void Add(HealthSeries row) => series[(row.Unit, row.System)] = row;

    public void Add(SeriesChanges changes)
    {
        foreach (((string Unit, string System, Instant Start) key, Outage? outage) in changes.Outages)
        {
            outages[key] = outage;
        }
    }

    /// <summary>Puts everything into the batch.</summary>
    public void Flush()
    {
        HealthChanges health = batch!.Health;
        Fill(health.Series, series.Values);
        Fill(health.Outages, outages.Values.OfType<Outage>());
        Fill(health.RemovedOutages, outages.Where(o => o.Value is null).Select(o => new Outage(o.Key.Unit, o.Key.System, o.Key.Start, o.Key.Start, OutageCause.Down)));
        Fill(health.Incidents, Incidents.Values.OfType<Incident>());
        Fill(health.RemovedIncidents, Incidents.Where(i => i.Value is null).Select(i => i.Key));
        Fill(health.Unobserved, Unobserved.Values);
    }

    private static void Fill<T>(List<T> rows, IEnumerable<T> values)
    {
        rows.Clear();
        rows.AddRange(values);
    }
}
