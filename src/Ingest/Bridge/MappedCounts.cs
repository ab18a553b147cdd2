namespace Ioc.Ingest.Bridge;

/// <summary>What a mapping made of a batch. Not thread-safe.</summary>
internal sealed class MappedCounts
{
    public long Records { get; set; }

    public long Events { get; set; }

    public long Ignored { get; set; }

    /// <summary>By reason code.</summary>
    public Dictionary<string, long> Rejected { get; } = new(StringComparer.Ordinal);
}
