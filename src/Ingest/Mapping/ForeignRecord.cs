using Ioc.Metrics.Time;

namespace Ioc.Ingest.Mapping;

/// <summary>A record of somebody else's topic. RecordedAt: its timestamp. Value: null is a tombstone.</summary>
internal readonly record struct ForeignRecord(string Topic, int Partition, long Offset, Instant RecordedAt, byte[]? Value);
