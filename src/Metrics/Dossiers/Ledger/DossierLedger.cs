using System.Text;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>
/// Figures that cannot drift (DESIGN.md, The ledger), for the units of one partition. Each event replaces its dossier's contribution: the stored one is subtracted, the new one added.
/// One thread calls it, but <see cref="Now"/> may be read from any. What was applied is committed (retried until it is) or the whole ledger is dropped: there is no undo.
/// </summary>
public sealed class DossierLedger
{
    private readonly IOperationalStore _store;
    private readonly Profile _profile;
    private readonly IReadOnlySet<string> _units;
    private readonly TimeProvider _time;
    private readonly UnitNumbers _numbers;
    private readonly OpenDossiers _open;
    private readonly RecentDossiers _recent;
    private readonly KnownDossiers _known;
    private readonly LiveCounts _live;
    private readonly DossierHistory _history = new();
    private readonly DossierHistoryCodec _codec = new();
    private readonly NetCounters _net = new();
    private readonly List<StateChange> _changes = [];
    private readonly HashSet<int> _touched = [];
    private bool _half = true;

    /// <summary>
    /// Units: codes of all units whose dossiers this partition holds. Recent: how many rows to keep in memory beside those that are uncommitted.
    /// Known: shared by the ledgers of one process; null: it stands alone.
    /// </summary>
    public DossierLedger(
        IOperationalStore store, Profile profile, IReadOnlySet<string> units, TimeProvider time, int recent = 50_000, KnownDossiers? known = null)
    {
        _store = store;
        _profile = profile;
        _units = units;
        _time = time;
        _known = known ?? new KnownDossiers();
        _numbers = new UnitNumbers(units, _known.Hasher);
        _open = new OpenDossiers(units.Count);
        _recent = new RecentDossiers(recent);
        _live = new LiveCounts(units.Count);
    }

    /// <summary>How many dossiers are held in memory as open (or closed within the last two days).</summary>
    public int OpenCount => _open.Count;

    /// <summary>Whether the unit is one of this ledger's.</summary>
    public bool Owns(string unit) => _units.Contains(unit);

    private Instant Clock => Instant.From(_time.GetUtcNow());

    /// <summary>Reads keys and open dossiers of its units from the store, from nothing.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        _recent.Clear();
        await foreach (DossierKey key in _store.DossierKeysAsync(_units, cancellation).ConfigureAwait(false))
        {
            _known.Add(_numbers.Hash(key), key);
        }

        await LoadOpenAsync(cancellation).ConfigureAwait(false);
        _touched.Clear();
    }

    /// <summary>
    /// Takes accepted status and rating events of its units, in the order of arrival: fetches what it does not hold in one query, then puts rows, counter deltas,
    /// quality counts and latest arrivals into the batch; those of a unit that has ended and no longer takes them go there as dead letters. Throws as the store does; then nothing is applied.
    /// </summary>
    public async Task ApplyAsync(IReadOnlyList<DecodedEvent> events, CommitBatch batch, CancellationToken cancellation)
    {
        _open.Advance(Clock, TimeChanged);
        if (_half || _open.MustReload)
        {
            await LoadOpenAsync(cancellation).ConfigureAwait(false);
        }

        await FetchAsync(events, cancellation).ConfigureAwait(false);
        for (int i = 0; i < events.Count; i++)
        {
            Apply(events[i], batch);
        }

        NetCounters.DropZeros(batch.Counters);
        QualityKinds.DropZeros(batch.Quality);
        _recent.Trim();
    }

    /// <summary>After the commit of everything that was applied: it becomes live. Returns the units it touched.</summary>
    public IReadOnlyCollection<string> Committed()
    {
        _recent.Committed();
        string[] units = [.. _touched.Select(_numbers.Code)];
        foreach (int unit in _touched)
        {
            _live.Set(unit, _open.Counts(unit));
        }

        _touched.Clear();
        return units;
    }

    /// <summary>Moves time, also back. Returns the units whose counts changed by time alone.</summary>
    public IReadOnlyCollection<string> Advance(Instant now)
    {
        HashSet<int> changed = [];
        _open.Advance(now, (unit, change) =>
        {
            _live.Add(unit, change);
            changed.Add(unit);
        });
        return changed.Count == 0 ? [] : [.. changed.Select(_numbers.Code)];
    }

    /// <summary>The four figures of a unit as committed, at the time of the last Advance or Apply; zero for a unit of another partition. Thread-safe.</summary>
    public InstantCounts Now(string unit) => _numbers.TryFind(unit, out int number) ? _live.Get(number) : default;

    private void TimeChanged(int unit, InstantCounts change)
    {
        _live.Add(unit, change);
        _touched.Add(unit);
    }

    /// <summary>When it throws half way, the next Apply reads again.</summary>
    private async Task LoadOpenAsync(CancellationToken cancellation)
    {
        _half = true;
        _open.Clear(Clock);
        await foreach (DossierRow row in _store.OpenDossiersAsync(_open.Now - OpenDossiers.Kept, _units, cancellation).ConfigureAwait(false))
        {
            SetOpen(_numbers.Hash(row.Key), _numbers.Find(row.Key.Unit), row.Facts);
        }

        for (int unit = 0; unit < _units.Count; unit++)
        {
            _live.Set(unit, _open.Counts(unit));
            _touched.Add(unit);
        }

        foreach (RecentDossiers.Entry entry in _recent.Uncommitted)
        {
            SetOpen(entry.Key, _numbers.Find(entry.Row.Key.Unit), entry.Row.Facts);
        }

        _half = false;
    }

    private async Task FetchAsync(IReadOnlyList<DecodedEvent> events, CancellationToken cancellation)
    {
        Dictionary<KeyHash, DossierKey>? missing = null;
        for (int i = 0; i < events.Count; i++)
        {
            KeyHash hash = _numbers.Hash(events[i]);
            if (!_recent.TryGet(hash, out _) && _known.Contains(hash))
            {
                missing ??= [];
                missing.TryAdd(hash, KeyOf(events[i]));
            }
        }

        if (missing is not null)
        {
            foreach (DossierRow row in await _store.FindDossiersAsync(missing.Values, cancellation).ConfigureAwait(false))
            {
                _recent.Add(_numbers.Hash(row.Key), row).Touched = true;
            }
        }
    }

    private void Apply(DecodedEvent arrived, CommitBatch batch)
    {
        string unit = arrived.Unit!.Code;
        int number = _numbers.Find(unit);
        KeyHash hash = _numbers.Hash(arrived);
        if (_recent.TryGet(hash, out RecentDossiers.Entry? entry))
        {
            _codec.Decode(entry.Row.History, _history);
        }
        else
        {
            _history.Clear();
        }

        HistoryAddition found = _history.Add(DossierEvent.Of(arrived));
        DossierFacts? before = entry?.Row.Facts;
        DossierFacts? changed = found == HistoryAddition.Duplicate ? null : DossierDerivation.Derive(_history, _profile);
        if (arrived.IsForTheLedger && changed is not null && EndedUnit.WhyNot(arrived, found, _history, before, changed) is { } why)
        {
            Refuse(arrived, why, batch);
            return;
        }

        if (arrived.HandOver is null)
        {
            // Handing over is ours: nobody was heard of, and what is repeated was counted where it came.
            QualityKinds.CountEvent(batch, arrived, found, _profile);
            QualityKinds.CountArrival(batch, arrived);
        }

        _touched.Add(number);
        if (changed is not { } after)
        {
            _recent.Write(entry!, entry!.Row with { History = _codec.Encode(_history) }, batch);
            return;
        }

        var row = new DossierRow(entry?.Row.Key ?? KeyOf(arrived), _codec.Encode(_history), after);
        _net.Replace(before, after, unit, batch.Counters);
        QualityKinds.Recount(batch, unit, before, after);
        if (entry is null)
        {
            entry = _recent.Add(hash, row);
            if (after.TakenOverAt is not null)
            {
                _known.Add(hash); // its number is the other unit's, whichever comes first
            }
            else if (_known.Add(hash, arrived.Dossier.Span))
            {
                batch.Count(unit, arrived.RecordedAt.Day, QualityKinds.SameNumberOtherUnit);
            }
        }

        _recent.Write(entry, row, batch);
        SetOpen(hash, number, after);
    }

    private static void Refuse(DecodedEvent arrived, (RejectReason Reason, string Detail) why, CommitBatch batch)
    {
        EventOrigin origin = arrived.Origin ?? throw new InvalidOperationException("An event of a unit that has ended came without its origin.");
        batch.AddDeadLetter(DeadLetter.Of(
            origin.Topic, origin.Partition, origin.Offset, origin.Key, arrived.Bytes.Span, why.Reason, why.Detail, arrived.Unit!.Code, arrived.RecordedAt));
    }

    private void SetOpen(KeyHash hash, int unit, DossierFacts facts)
    {
        DossierTimeline.Changes(facts, _changes);
        _open.Set(hash, unit, _changes);
    }

    private static DossierKey KeyOf(DecodedEvent arrived) => new(arrived.Unit!.Code, Encoding.UTF8.GetString(arrived.Dossier.Span));
}
