using Ioc.Ingest.Broker;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Events;
using Ioc.Metrics.Health.Ledger;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Reported;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Replay;

/// <summary>An empty store: dossiers are aggregated in memory, a shard a core, and loaded in one transaction with everything else.</summary>
internal sealed class BulkTarget : IReplayTarget
{
    private readonly IOperationalStore _store;
    private readonly HomePartitions _shardOf;
    private readonly BulkShard[] _shards;
    private readonly HealthLedger _health;
    private readonly ReportedLedger _reported;
    private readonly EventChunk _reports = new();
    private readonly CancellationTokenSource _abandon;
    private readonly CommitBatch _rest = new();

    public BulkTarget(Profile profile, IOperationalStore store, TimeProvider time, CancellationToken cancellation)
    {
        _store = store;
        _shardOf = new HomePartitions(profile, Math.Clamp(Environment.ProcessorCount, 1, 8));
        _abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var known = new KnownDossiers();
        _shards = [.. Enumerable.Range(0, _shardOf.Count).Select(shard => new BulkShard(store, profile, _shardOf.UnitsOf(shard), known, time, _abandon.Token))];
        _health = new HealthLedger(store, profile, time);
        _reported = new ReportedLedger(store);
    }

    public long Duplicates => _rest.Quality.Where(counted => counted.Key.Kind == QualityKinds.Duplicate).Sum(counted => counted.Value);

    public IEnumerable<RejectReason> Refused => _shards.SelectMany(shard => shard.Batch.DeadLetters).Select(letter => letter.Reason);

    public async ValueTask<DecodedEvent> AddAsync(DecodedEvent decoded, CancellationToken cancellation)
    {
        switch (decoded.Kind)
        {
            case EventKind.DossierStatus or EventKind.DossierRating:
                return await _shards[_shardOf.Of(decoded.Unit)].AddAsync(decoded).ConfigureAwait(false);
            case EventKind.SystemHealth:
                _reports.Keep(ref decoded);
                if (_reports.IsFull)
                {
                    await ApplyReportsAsync(cancellation).ConfigureAwait(false);
                }

                return decoded;
            default:
                _reported.Add(decoded);
                return decoded;
        }
    }

    public async Task FinishAsync(CommitBatch rest, bool? simulated, Instant until, CancellationToken cancellation)
    {
        await Task.WhenAll(_shards.Select(shard => shard.FinishAsync())).ConfigureAwait(false);
        await ApplyReportsAsync(cancellation).ConfigureAwait(false);
        _health.Advance(until, _rest);
        await _reported.ApplyAsync(_rest, cancellation).ConfigureAwait(false);
        foreach (CommitBatch part in _shards.Select(shard => shard.Batch).Append(rest))
        {
            Merge(part);
        }

        _rest.Simulated = simulated;
        _rest.CommittedAt = until;
        await _store.BulkLoadAsync(_shards.SelectMany(shard => shard.Batch.Dossiers), _rest, cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _abandon.CancelAsync().ConfigureAwait(false);
        _abandon.Dispose();
    }

    private async Task ApplyReportsAsync(CancellationToken cancellation)
    {
        await _health.ApplyAsync(_reports.Events, _rest, cancellation).ConfigureAwait(false);
        _reports.Clear();
    }

    private void Merge(CommitBatch part)
    {
        _rest.DeadLetters.AddRange(part.DeadLetters);
        foreach ((QualityKey key, long count) in part.Quality)
        {
            _rest.Quality[key] = _rest.Quality.GetValueOrDefault(key) + count;
        }

        foreach ((string unit, Instant at) in part.LastArrival)
        {
            _rest.LastArrival[unit] = _rest.LastArrival.TryGetValue(unit, out Instant known) ? Instant.Max(known, at) : at;
        }
    }
}
