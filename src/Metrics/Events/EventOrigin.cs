namespace Ioc.Metrics.Events;

/// <summary>Where an event was found. Partition and Offset are -1 when it came from a file. Key: as arrived.</summary>
public sealed record EventOrigin(string Topic, int Partition, long Offset, byte[]? Key);
