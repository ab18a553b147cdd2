using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>One (unit, system) in memory: its latest chunks of reports, where its outage rules stand, and its outages since the ledger's horizon. Not thread-safe.</summary>
internal sealed partial class MonitoredSeries(Unit unit, GovernmentSystem system, SeriesRules rules, UnobservedTime unobserved)
{
    private readonly OutageMachine machine = new(rules, unobserved);
    private readonly SeriesFindings findings = new();
    private SeriesState head;

    /// <summary>First chunk that took a report in order since the last publication.</summary>
    private Instant steppedFrom = Instant.Never;

    /// <summary>Where derivation has to begin anew after a report out of order; Never when the head is right.</summary>
    private Instant rederiveFrom = Instant.Never;

    /// <summary>Newest chunk that changed while derivation waits; before it nothing converges.</summary>
    private Instant modifiedUntil;

    public Unit Unit { get; } = unit;

    public GovernmentSystem System { get; } = system;

    public SeriesRules Rules { get; } = rules;

    /// <summary>Chunks in memory by start.</summary>
    public SortedList<Instant, ReportChunk> Chunks { get; } = [];

    /// <summary>Every chunk that starts here or later is in memory; of older ones only those in use.</summary>
    public Instant MemoryFrom { get; set; }

    public SeriesState Head => head;

    /// <summary>Latest `at` of any report taken.</summary>
    public Instant LastReport { get; private set; }

    public Instant FirstReport { get; private set; } = Instant.Never;

    /// <summary>Milliseconds, of the latest report.</summary>
    public double? LatencyMs { get; private set; }

    /// <summary>Waits for its derivation to begin anew.</summary>
    public bool IsStale => rederiveFrom != Instant.Never;

    /// <summary>Whether a report of this time needs a chunk that is not in memory.</summary>
    public bool IsMissing(Instant chunkStart) => chunkStart < MemoryFrom && !Chunks.ContainsKey(chunkStart);

    /// <summary>Takes a report; false when it is a duplicate. The chunk it belongs to must not be missing.</summary>
    public bool Accept(in HealthReport report, double? latencyMs, long commit)
    {
        Instant start = ReportChunk.StartOf(report.At);
        if (report.At > LastReport)
        {
            Append(Chunk(start), report);
            LastReport = report.At;
            LatencyMs = latencyMs;
        }
        else if (!Chunk(start).Insert(report))
        {
            return false;
        }
        else
        {
            rederiveFrom = Instant.Min(rederiveFrom, Instant.Min(start, steppedFrom));
            modifiedUntil = Instant.Max(modifiedUntil, steppedFrom == Instant.Never ? start : Chunks.GetKeyAtIndex(Chunks.Count - 1));
            if (report.At == LastReport)
            {
                LatencyMs = latencyMs;
            }
        }

        FirstReport = Instant.Min(FirstReport, report.At);
        Chunks[start].Dirty = true;
        Chunks[start].Touched = commit;
        return true;
    }

    /// <summary>Makes a chunk of the store known, or that there is none: `found` is the first at or after the start.</summary>
    public void Load(Instant start, ReportChunk? found)
    {
        if (found?.Start == start)
        {
            Chunks.Add(start, found);
        }
        else
        {
            int next = IndexAfter(start);
            ReportChunk? known = next < Chunks.Count ? Chunks.GetValueAtIndex(next) : null;
            ReportChunk? following = found is null || known?.Start <= found.Start ? known : found;
            Chunks.Add(start, new ReportChunk(start) { Before = following?.Before ?? head });
        }
    }

    /// <summary>Forgets chunks well behind the head that are committed.</summary>
    public void Evict(long commit)
    {
        Instant floor = ReportChunk.StartOf(LastReport) - (4 * ReportChunk.Span);
        while (Chunks.Count > 0 && Chunks.GetKeyAtIndex(0) < floor && !Chunks.GetValueAtIndex(0).Dirty && Chunks.GetValueAtIndex(0).Touched + 2 <= commit)
        {
            Chunks.RemoveAt(0);
        }

        MemoryFrom = Instant.Max(MemoryFrom, floor);
    }

    /// <summary>Index of the first chunk in memory that starts later.</summary>
    private int IndexAfter(Instant start)
    {
        int low = 0;
        int high = Chunks.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Chunks.GetKeyAtIndex(middle) > start)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private ReportChunk Chunk(Instant start)
    {
        if (!Chunks.TryGetValue(start, out ReportChunk? chunk))
        {
            int next = IndexAfter(start);
            chunk = new ReportChunk(start) { Before = next < Chunks.Count ? Chunks.GetValueAtIndex(next).Before : head };
            Chunks.Add(start, chunk);
        }

        return chunk;
    }

    private void Append(ReportChunk chunk, in HealthReport report)
    {
        if (chunk.IsEmpty && !IsStale)
        {
            chunk.Before = head;
        }

        chunk.Append(report);
        if (IsStale)
        {
            modifiedUntil = Instant.Max(modifiedUntil, chunk.Start);
        }
        else
        {
            steppedFrom = Instant.Min(steppedFrom, chunk.Start);
            machine.Step(ref head, report, findings);
        }
    }
}
