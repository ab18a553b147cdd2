using Ioc.Metrics.Time;

namespace Ioc.Ingest.Replay;

/// <summary>An event to be loaded: its bytes (one CloudEvent as UTF-8 JSON), and when it is taken to have arrived (ignored where the event's own time stands for it).</summary>
public readonly record struct ReplayEvent(ReadOnlyMemory<byte> Bytes, Instant RecordedAt);
