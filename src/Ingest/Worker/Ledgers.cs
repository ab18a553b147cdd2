using Ioc.Ingest.Broker;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Events;
using Ioc.Metrics.Health;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Worker;

/// <summary>The figures in memory: a dossier ledger per owned partition, one health ledger, sums per unit. Used by the commit lane alone.</summary>
internal sealed class Ledgers(Profile profile, IOperationalStore store, IKpiReader reader, HomePartitions homes, IReadOnlyList<ILiveSink> sinks, TimeProvider time)
{
    private readonly SortedDictionary<int, DossierLedger> _dossiers = [];
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private HealthLedger? _health;
    private UnitTotals _totals = new(profile, reader, time);
    private readonly Dictionary<string, int> _homeOf = profile.Units.ToDictionary(unit => unit.Code, homes.Of, StringComparer.Ordinal);
    private LocalDay _publishedDay;
    private bool _healthDue;
    private long _epoch;

    /// <summary>Reads the committed state of these partitions, from nothing. Until we have caught up, silence is not judged.</summary>
    public async Task LoadAsync(OwnedPartitions owned, StoreState known, CancellationToken cancellation)
    {
        _dossiers.Clear();
        var numbers = new DossierNumbers();
        foreach (PartitionOwnership partition in owned.All.Where(partition => partition.Topic == Topics.ProcedureEvents))
        {
            var ledger = new DossierLedger(store, profile, homes.UnitsOf(partition.Partition), time, numbers: numbers);
            await ledger.LoadAsync(cancellation).ConfigureAwait(false);
            _dossiers.Add(partition.Partition, ledger);
        }

        _health = new HealthLedger(store, profile, time);
        await _health.LoadAsync(cancellation).ConfigureAwait(false);
        if (known.LastCommittedAt is { } last)
        {
            _health.Blind(last);
        }

        _totals = new UnitTotals(profile, reader, time);
        await _totals.LoadAsync(cancellation).ConfigureAwait(false);
        _epoch = owned.Epoch;
        Publish(known.CommitNumber, all: true);
    }

    /// <summary>Puts everything the batch changes into the commit.</summary>
    public async Task ApplyAsync(EventBatch batch, LaneOrders orders, CommitBatch commit, Instant now, CancellationToken cancellation)
    {
        foreach ((int home, List<DecodedEvent> events) in batch.Dossiers)
        {
            if (events.Count > 0 && _dossiers.TryGetValue(home, out DossierLedger? ledger))
            {
                await ledger.ApplyAsync(events, commit, cancellation).ConfigureAwait(false);
            }
        }

        if (batch.Health.Count > 0)
        {
            await _health!.ApplyAsync(batch.Health, commit, cancellation).ConfigureAwait(false);
        }

        batch.Others.ForEach(report => ReportedRows.Add(report, commit));
        if (orders.Tick)
        {
            Tick(orders, commit, now);
        }
    }

    /// <summary>What was applied is committed and becomes live.</summary>
    public void Committed(CommitBatch commit)
    {
        foreach (DossierLedger ledger in _dossiers.Values)
        {
            _changed.UnionWith(ledger.Committed());
        }

        _health!.Committed();
        _totals.Add(commit);
    }

    /// <summary>Sends out the parts of what changed, or of everything.</summary>
    public void Publish(long commit, bool all)
    {
        var now = Instant.From(time.GetUtcNow());
        foreach (DossierLedger ledger in _dossiers.Values)
        {
            _changed.UnionWith(ledger.Advance(now));
        }

        all |= now.Day != _publishedDay; // at midnight today's counts begin anew
        _publishedDay = now.Day;
        foreach (string unit in all ? _homeOf.Keys : _changed.AsEnumerable())
        {
            if (_dossiers.TryGetValue(_homeOf[unit], out DossierLedger? ledger))
            {
                DossierPart part = _totals.Part(unit, ledger.Now(unit), _epoch, commit, now);
                Each(sink => sink.Publish(part));
            }
        }

        _changed.Clear();
        if (_healthDue || all)
        {
            PublishHealth(commit, now, all);
        }
    }

    private void Tick(LaneOrders orders, CommitBatch commit, Instant now)
    {
        if (orders.BlindSince is { } since)
        {
            _health!.Blind(since);
        }

        if (orders.CaughtUp)
        {
            _health!.CaughtUp(now);
        }

        _health!.Advance(now, commit);
        _healthDue = true;
    }

    private void PublishHealth(long commit, Instant now, bool all)
    {
        _healthDue = false;
        IReadOnlyCollection<string> changed = _health!.TakeChangedUnits();
        foreach (string unit in all ? _health.Units() : changed)
        {
            HealthPart part = _health.Part(unit, now, _epoch, commit);
            Each(sink => sink.Publish(part));
        }

        if (all || changed.Count > 0)
        {
            IncidentsPart incidents = _health.IncidentsPart(now);
            Each(sink => sink.Publish(incidents));
        }
    }

    private void Each(Action<ILiveSink> publish)
    {
        foreach (ILiveSink sink in sinks)
        {
            publish(sink);
        }
    }
}
