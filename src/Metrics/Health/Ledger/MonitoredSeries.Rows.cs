using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>A series as the store keeps it.</summary>
internal sealed partial class MonitoredSeries
{
    /// <summary>Gaps end this long ago at most in the stored row; older ones no longer decide who monitors.</summary>
    private static readonly TimeSpan GapsKept = TimeSpan.FromDays(100);

    public HealthSeries Row()
    {
        Interval[] recent = [.. Gaps.Where(g => g.End > LastReport - GapsKept)];
        return new HealthSeries(Unit.Code, System.Id, FirstReport, LastReport, new HealthSeriesState(head, LatencyMs, recent).Encode());
    }

    /// <summary>Chunks that changed since the last call, as rows.</summary>
    public IEnumerable<HealthChunk> TakeDirty()
    {
        for (int i = Chunks.Count - 1; i >= 0; i--)
        {
            ReportChunk chunk = Chunks.GetValueAtIndex(i);
            if (chunk.Dirty)
            {
                chunk.Dirty = false;
                yield return new HealthChunk(Unit.Code, System.Id, chunk.Start, chunk.Encode());
            }
        }
    }

    public void Restore(HealthSeries row, IEnumerable<HealthChunk> chunks, IEnumerable<Outage> outages, Instant chunksSince)
    {
        HealthSeriesState state = HealthSeriesState.Decode(row);
        head = state.Rules;
        LatencyMs = state.LatencyMs;
        FirstReport = row.FirstReport;
        publishedFirst = row.FirstReport;
        LastReport = row.LastReport;
        Gaps.AddRange(state.Gaps);
        Outages.AddRange(outages.OrderBy(o => o.Start));
        foreach (HealthChunk chunk in chunks)
        {
            Chunks.Add(chunk.Start, ReportChunk.Decode(chunk));
        }

        MemoryFrom = chunksSince;
        replaceFrom = head.OutagesFrom;
        gapsFrom = head.LastAt;
    }
}
