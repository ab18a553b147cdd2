using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Replay;

/// <summary>Where decoded events go.</summary>
internal interface IReplayTarget : IAsyncDisposable
{
    /// <summary>Events that were there already.</summary>
    long Duplicates { get; }

    /// <summary>Why the ledger did not take events that became dead letters (KPIS.md, A unit that ends), one reason each. Known when finished.</summary>
    IEnumerable<RejectReason> Refused { get; }

    /// <summary>Takes the event; the buffer given back is free.</summary>
    ValueTask<DecodedEvent> AddAsync(DecodedEvent decoded, CancellationToken cancellation);

    /// <summary>Commits everything. Rest: dead letters and their counts.</summary>
    Task FinishAsync(CommitBatch rest, bool? simulated, Instant until, CancellationToken cancellation);
}
