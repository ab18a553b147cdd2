using Ioc.Ingest.State;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Events;
using Ioc.Metrics.Health.Ledger;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Reported;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Replay;

/// <summary>A store that holds something already: batches through the ledgers, each committed.</summary>
internal sealed class BatchTarget(Profile profile, IOperationalStore store, TimeProvider time, OneKind kind) : IReplayTarget
{
    private const int Events = 10_000;

    private readonly DossierLedger _ledger = new(store, profile, profile.Units.Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal), time);
    private readonly HealthLedger _health = new(store, profile, time);
    private readonly ReportedLedger _reported = new(store);
    private readonly EventChunk _dossiers = new();
    private readonly EventChunk _reports = new();
    private CommitBatch _batch = new();
    private readonly List<RejectReason> _refused = [];
    private bool _loaded;

    public long Duplicates { get; private set; }

    public IEnumerable<RejectReason> Refused => _refused;

    public async ValueTask<DecodedEvent> AddAsync(DecodedEvent decoded, CancellationToken cancellation)
    {
        switch (decoded.Kind)
        {
            case EventKind.DossierStatus or EventKind.DossierRating: _dossiers.Keep(ref decoded); break;
            case EventKind.SystemHealth: _reports.Keep(ref decoded); break;
            default: _reported.Add(decoded); break;
        }

        if (_dossiers.Events.Count + _reports.Events.Count + _reported.Waiting >= Events)
        {
            await CommitAsync(Instant.From(time.GetUtcNow()), advance: false, cancellation).ConfigureAwait(false);
        }

        return decoded;
    }

    public async Task FinishAsync(CommitBatch rest, bool? simulated, Instant until, CancellationToken cancellation)
    {
        _batch.DeadLetters.AddRange(rest.DeadLetters);
        foreach ((QualityKey key, long count) in rest.Quality)
        {
            _batch.Quality[key] = _batch.Quality.GetValueOrDefault(key) + count;
        }

        await CommitAsync(until, advance: true, cancellation).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => default;

    private async Task CommitAsync(Instant at, bool advance, CancellationToken cancellation)
    {
        if (!_loaded)
        {
            await _ledger.LoadAsync(cancellation).ConfigureAwait(false);
            await _health.LoadAsync(cancellation).ConfigureAwait(false);
            _loaded = true;
        }

        int letters = _batch.DeadLetters.Count;
        await _ledger.ApplyAsync(_dossiers.Events, _batch, cancellation).ConfigureAwait(false);
        _refused.AddRange(_batch.DeadLetters.Skip(letters).Select(letter => letter.Reason));
        await _health.ApplyAsync(_reports.Events, _batch, cancellation).ConfigureAwait(false);
        await _reported.ApplyAsync(_batch, cancellation).ConfigureAwait(false);
        if (advance)
        {
            _health.Advance(at, _batch);
        }

        Duplicates += _batch.Quality.Where(counted => counted.Key.Kind == QualityKinds.Duplicate).Sum(counted => counted.Value);
        _batch.CommittedAt = at;
        _batch.Simulated = kind.Simulated;
        await store.CommitAsync(_batch, cancellation).ConfigureAwait(false);
        _ledger.Committed();
        _health.Committed();
        _batch = new CommitBatch();
        _dossiers.Clear();
        _reports.Clear();
    }
}
