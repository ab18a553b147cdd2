using System.Threading.Channels;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Replay;

/// <summary>
/// Aggregates the dossiers of some units in memory, with the ledger itself, on a task of its own. Rows, quality and arrivals gather in one
/// batch; counters are made from the rows when they are loaded.
/// </summary>
internal sealed class BulkShard
{
    private const int ChunksWaiting = 8;

    private readonly Channel<EventChunk> _in = Channel.CreateBounded<EventChunk>(
        new BoundedChannelOptions(ChunksWaiting) { SingleReader = true, SingleWriter = true });

    private readonly Channel<EventChunk> _free = Channel.CreateUnbounded<EventChunk>();
    private readonly DossierLedger _ledger;
    private readonly Task _run;
    private EventChunk _filling = new();

    public BulkShard(IOperationalStore store, Profile profile, IReadOnlySet<string> units, KnownDossiers known, TimeProvider time, CancellationToken cancellation)
    {
        _ledger = new DossierLedger(store, profile, units, time, recent: int.MaxValue, known);
        _run = Task.Run(() => RunAsync(cancellation), cancellation);
    }

    public CommitBatch Batch { get; } = new();

    /// <summary>Takes the event; the buffer given back is free.</summary>
    public async ValueTask<Ioc.Metrics.Events.DecodedEvent> AddAsync(Ioc.Metrics.Events.DecodedEvent decoded)
    {
        _filling.Keep(ref decoded);
        if (_filling.IsFull)
        {
            await SendAsync().ConfigureAwait(false);
        }

        return decoded;
    }

    /// <summary>No more will come; completes when all is aggregated.</summary>
    public async Task FinishAsync()
    {
        await SendAsync().ConfigureAwait(false);
        _in.Writer.Complete();
        await _run.ConfigureAwait(false);
    }

    private async ValueTask SendAsync()
    {
        if (_run.IsCompleted)
        {
            await _run.ConfigureAwait(false); // it failed: say why
        }

        await _in.Writer.WriteAsync(_filling).ConfigureAwait(false);
        _filling = _free.Reader.TryRead(out EventChunk? free) ? free : new EventChunk();
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await _ledger.LoadAsync(cancellation).ConfigureAwait(false);
            await foreach (EventChunk chunk in _in.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                await _ledger.ApplyAsync(chunk.Events, Batch, cancellation).ConfigureAwait(false);
                Batch.Counters.Clear();
                chunk.Clear();
                _free.Writer.TryWrite(chunk);
            }
        }
        catch (Exception e)
        {
            _in.Writer.TryComplete(e); // a waiting writer must not wait for ever
            throw;
        }
    }
}
