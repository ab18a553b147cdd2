using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Replay;

/// <summary>Where decoded events go.</summary>
internal interface IReplayTarget : IAsyncDisposable
{
    /// <summary>Events that were there already.</summary>
    long Duplicates { get; }

    /// <summary>Events that the ledger did not take: dead letters, `unknown-commune` (KPIS.md, A unit that ends). Known when finished.</summary>
    long Refused { get; }

    /// <summary>Takes the event; the buffer given back is free.</summary>
    ValueTask<DecodedEvent> AddAsync(DecodedEvent decoded, CancellationToken cancellation);

    /// <summary>Commits everything. Rest: dead letters and their counts.</summary>
    Task FinishAsync(CommitBatch rest, bool? simulated, Instant until, CancellationToken cancellation);
}
