using System.Collections.Concurrent;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Worker.Reading;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Events;
using Ioc.Metrics.Health.Ledger;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Reported;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Worker;

/// <summary>The figures in memory: a dossier ledger per owned partition, one health ledger, sums per unit. Used by the commit lane and, between its runs, by the loop.</summary>
internal sealed class Ledgers(
    Duty duty, Profile profile, IOperationalStore store, IKpiReader reader, IReadOnlyDictionary<string, HomePartitions> homes, ILiveSink sinks,
    TimeProvider time)
{
    /// <summary>How many ledgers are read from the store at once.</summary>
    private const int LoadedAtOnce = 2;

    private readonly SortedDictionary<int, DossierLedger> _dossiers = [];
    private readonly KnownDossiers _known = new();
    private readonly Dictionary<(string Topic, int Partition), long> _epochs = [];
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly UnitTotals _totals = new(reader, time);
    private readonly Dictionary<string, int> _homeOf = profile.Units.ToDictionary(unit => unit.Code, homes[Topics.ProcedureEvents].Of, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _healthHomeOf = profile.Units.ToDictionary(unit => unit.Code, homes[Topics.SystemHealth].Of, StringComparer.Ordinal);
    private readonly ReportedLedger _reported = new(store);
    private HealthLedger? _health;
    private LocalDay _publishedDay;
    private bool _healthDue;
    private long _renewals;

    /// <summary>Whether nothing of the systems' health is missed here: it is loaded, and no partition of it is another's.</summary>
    public bool Watches => _health is not null && _epochs.Keys.Count(partition => partition.Topic == Topics.SystemHealth) == homes[Topics.SystemHealth].Count;

    /// <summary>Reads the committed state of these partitions, from nothing. Changes nothing here.</summary>
    public async Task<LoadedLedgers> LoadAsync(IReadOnlyList<PartitionOwnership> partitions, StoreState known, CancellationToken cancellation)
    {
        var dossiers = new ConcurrentDictionary<int, DossierLedger>();
        int[] taken = [.. partitions.Where(partition => partition.Topic == Topics.ProcedureEvents).Select(partition => partition.Partition)];
        HashSet<string> units = [.. taken.SelectMany(homes[Topics.ProcedureEvents].UnitsOf)];
        await Parallel.ForEachAsync(
            taken,
            new ParallelOptions { MaxDegreeOfParallelism = LoadedAtOnce, CancellationToken = cancellation },
            async (partition, stop) =>
            {
                var ledger = new DossierLedger(store, profile, homes[Topics.ProcedureEvents].UnitsOf(partition), time, known: _known);
                await ledger.LoadAsync(stop).ConfigureAwait(false);
                dossiers[partition] = ledger;
            }).ConfigureAwait(false);

        var totals = new UnitTotals(reader, time);
        await totals.LoadAsync(units, cancellation).ConfigureAwait(false);

        return new LoadedLedgers(dossiers, totals, await LoadHealthAsync(partitions, known, cancellation).ConfigureAwait(false));
    }

    /// <summary>Puts loaded partitions in force and shows all of their parts.</summary>
    public void Install(Adoption adoption, IReadOnlyCollection<PartitionOwnership> partitions)
    {
        var now = Instant.From(time.GetUtcNow());
        var units = new HashSet<string>(StringComparer.Ordinal);
        foreach (PartitionOwnership partition in partitions)
        {
            _epochs[(partition.Topic, partition.Partition)] = partition.Epoch;
            if (partition.Topic == Topics.ProcedureEvents)
            {
                _dossiers[partition.Partition] = adoption.Ledgers.Dossiers[partition.Partition];
                units.UnionWith(homes[Topics.ProcedureEvents].UnitsOf(partition.Partition));
            }
        }

        _totals.Take(adoption.Ledgers.Totals, units);
        if (adoption.Ledgers.Health is { } health)
        {
            _health = health;
        }

        PublishDossiers(adoption.Known.CommitNumber, now, units);
        PublishHealth(adoption.Known.CommitNumber, now, all: true);
    }

    /// <summary>Forgets a partition's ledger. Health is judged over all partitions together, or not at all.</summary>
    public void Release(TopicPartition partition)
    {
        _epochs.Remove((partition.Topic, partition.Partition.Value));
        if (partition.Topic == Topics.ProcedureEvents && _dossiers.Remove(partition.Partition.Value))
        {
            _totals.Forget(homes[Topics.ProcedureEvents].UnitsOf(partition.Partition.Value));
        }
        else if (partition.Topic == Topics.SystemHealth)
        {
            _health = null;
        }
    }

    /// <summary>Puts everything the batch changes into the commit.</summary>
    public async Task ApplyAsync(EventBatch batch, LaneOrders orders, CommitBatch commit, Instant now, CancellationToken cancellation)
    {
        foreach ((int home, List<DecodedEvent> events) in batch.Dossiers)
        {
            if (events.Count > 0)
            {
                // Without its ledger the home is another's: they must not count as consumed.
                DossierLedger ledger = _dossiers.GetValueOrDefault(home) ?? throw new PartitionFencedException(Topics.ProcedureEvents, home);
                await ledger.ApplyAsync(events, commit, cancellation).ConfigureAwait(false);
            }
        }

        if (batch.Health.Count > 0 && _health is not null)
        {
            await _health.ApplyAsync(batch.Health, commit, cancellation).ConfigureAwait(false);
        }

        batch.Others.ForEach(_reported.Add);
        await _reported.ApplyAsync(commit, cancellation).ConfigureAwait(false);
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

        _health?.Committed();
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

        long renewals = sinks.Renewals;
        all |= now.Day != _publishedDay || renewals != _renewals; // at midnight today's counts begin anew
        (_publishedDay, _renewals) = (now.Day, renewals);
        PublishDossiers(commit, now, all ? _homeOf.Keys : _changed);
        _changed.Clear();
        if (_healthDue || all)
        {
            PublishHealth(commit, now, all);
        }
    }

    private async Task<HealthLedger?> LoadHealthAsync(IReadOnlyList<PartitionOwnership> partitions, StoreState known, CancellationToken cancellation)
    {
        if (!duty.KeepsHealth || !partitions.Any(partition => partition.Topic == Topics.SystemHealth))
        {
            return null;
        }

        var health = new HealthLedger(store, profile, time);
        await health.LoadAsync(cancellation).ConfigureAwait(false);
        if ((known.WatchedAt ?? known.LastCommittedAt) is { } last)
        {
            health.Blind(last); // until we have caught up, silence is not judged
        }

        return health;
    }

    private void Tick(LaneOrders orders, CommitBatch commit, Instant now)
    {
        if (_health is null)
        {
            return;
        }

        if (orders.BlindSince is { } since)
        {
            _health.Blind(since);
        }

        if (orders.CaughtUp)
        {
            _health.CaughtUp(now);
        }

        _health.Advance(now, commit);
        _healthDue = true;
    }

    private void PublishDossiers(long commit, Instant now, IEnumerable<string> units)
    {
        foreach (string unit in units)
        {
            int home = _homeOf[unit];
            if (_dossiers.TryGetValue(home, out DossierLedger? ledger))
            {
                DossierPart part = _totals.Part(unit, ledger.Now(unit), _epochs[(Topics.ProcedureEvents, home)], commit, now);
                sinks.Publish(part);
            }
        }
    }

    private void PublishHealth(long commit, Instant now, bool all)
    {
        _healthDue = false;
        if (_health is null)
        {
            return;
        }

        IReadOnlyCollection<string> changed = _health.TakeChangedUnits();
        foreach (string unit in all ? _health.Units() : changed)
        {
            HealthPart part = _health.Part(unit, now, _epochs.GetValueOrDefault((Topics.SystemHealth, _healthHomeOf[unit])), commit) with { LastArrival = _totals.LastArrival(unit) };
            sinks.Publish(part);
        }

        if (all || changed.Count > 0)
        {
            long epoch = _epochs.GetValueOrDefault((Topics.SystemHealth, homes[Topics.SystemHealth].Province));
            IncidentsPart incidents = _health.IncidentsPart(now) with { Epoch = epoch, Commit = commit };
            sinks.Publish(incidents);
        }
    }
}
