using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>What a report out of order makes of the past: derivation from its chunk on, until it meets what was derived before.</summary>
internal sealed partial class MonitoredSeries
{
    /// <summary>Gives chunks of the store that start at the instant or later, oldest first.</summary>
    public delegate Task<IReadOnlyList<HealthChunk>> ChunkSource(MonitoredSeries series, Instant from, CancellationToken cancellation);

    public async Task RederiveAsync(ChunkSource source, long commit, CancellationToken cancellation)
    {
        ReportChunk chunk = Chunks[rederiveFrom];
        SeriesState state = chunk.Before;
        replaceFrom = Instant.Min(replaceFrom, state.OutagesFrom);
        gapsFrom = Instant.Min(gapsFrom, state.LastAt);
        findings.Clear();
        rederived = true;
        var older = new Queue<HealthChunk>();
        Instant asked = default;
        while (true)
        {
            foreach (HealthReport report in chunk.Read())
            {
                machine.Step(ref state, report, findings);
            }

            ReportChunk? next = await NextAsync(chunk.Start).ConfigureAwait(false);
            if (next is null)
            {
                head = state;
                keepFrom = Instant.Never;
                break;
            }

            if (next.Start > modifiedUntil && next.Before == state)
            {
                keepFrom = state.OutagesFrom;
                keepGapsFrom = state.LastAt;
                break;
            }

            next.Before = state;
            next.Dirty = true;
            next.Touched = commit;
            Chunks.TryAdd(next.Start, next);
            chunk = next;
        }

        rederiveFrom = Instant.Never;
        modifiedUntil = default;

        async Task<ReportChunk?> NextAsync(Instant after)
        {
            int index = IndexAfter(after);
            ReportChunk? known = index < Chunks.Count ? Chunks.GetValueAtIndex(index) : null;
            if (after + ReportChunk.Span >= MemoryFrom || known?.Start == after + ReportChunk.Span)
            {
                return known;
            }

            while (older.TryPeek(out HealthChunk? passed) && passed.Start <= after)
            {
                older.Dequeue();
            }

            if (older.Count == 0 && asked < MemoryFrom)
            {
                foreach (HealthChunk stored in await source(this, after + ReportChunk.Span, cancellation).ConfigureAwait(false))
                {
                    older.Enqueue(stored);
                    asked = stored.Start;
                }

                asked = older.Count == 0 ? MemoryFrom : asked;
            }

            return older.TryPeek(out HealthChunk? found) && (known is null || found.Start < known.Start) ? ReportChunk.Decode(found) : known;
        }
    }
}
