namespace Ioc.Ingest.Gateway;

/// <summary>What became of a batch.</summary>
public abstract record IngestAnswer;

/// <summary>Taken: the accepted events are durable, the rejected ones are kept as dead letters.</summary>
public sealed record Taken(int Accepted, IReadOnlyList<RejectedEvent> Rejected) : IngestAnswer;

/// <summary>Nothing of the batch counts as taken; send it again after the time given. Busy: too much at once (429), else out of order (503).</summary>
public sealed record NotTaken(bool Busy, string Reason, TimeSpan RetryAfter) : IngestAnswer;

/// <summary>One rejected event: its place in the batch, its id when it has one, and a reason code of CONTRACTS.md.</summary>
public sealed record RejectedEvent(int Index, string? Id, string Reason, string Detail);
