namespace Ioc.Ingest.Replay;

/// <summary>How far a replay is. Share: of the bytes to read, 0..1; null when not known.</summary>
public readonly record struct ReplayProgress(long Read, double? Share, string Step);

/// <summary>What a replay did. Rejected: by reason code. Accepted counts duplicates too.</summary>
public sealed record ReplaySummary(
    long Read, long Accepted, long Duplicates, IReadOnlyDictionary<string, long> Rejected, bool Bulk, TimeSpan Took)
{
    public double EventsPerSecond => Took > TimeSpan.Zero ? Read / Took.TotalSeconds : 0;
}
