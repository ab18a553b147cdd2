using System.Collections.Concurrent;
using Confluent.Kafka;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Ingest.Worker.Reading;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Worker;

/// <summary>Partitions come (taken and loaded beside the loop, while the others go on) and go (committed and released, or dropped).</summary>
internal sealed partial class ConsumerLoop
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReleaseTime = TimeSpan.FromSeconds(5);

    /// <summary>A fenced worker that Kafka has given up learns so within a heartbeat. One that still has the partition after this long was not replaced: it takes it again.</summary>
    private static readonly TimeSpan FencedPause = TimeSpan.FromSeconds(6);

    /// <summary>What <see cref="_adoption"/> takes, but for what was given up since: of a partition that came back its outcome says nothing any more.</summary>
    private readonly ConcurrentDictionary<TopicPartition, bool> _adopting = new();
    private readonly HashSet<TopicPartition> _late = [];
    private readonly Dictionary<TopicPartition, long> _fenced = [];
    private Task<Adoption>? _adoption;
    private CancellationToken _abandon, _ends;
    private long _failed;
    private long _shown;

    /// <summary>Takes and loads what waits, off this thread.</summary>
    private void BeginAdoption()
    {
        TakeFencedAgain();
        if (_adoption is not null || !_session.SomeWait || (_failed != 0 && _machine.GetElapsedTime(_failed) < Patience))
        {
            return;
        }

        IReadOnlyList<TopicPartition> partitions = _session.TakeWaiting();
        foreach (TopicPartition partition in partitions)
        {
            _adopting[partition] = true;
        }

        _adoption = Task.Run(() => PrepareAsync(partitions), CancellationToken.None);
    }

    private async Task<Adoption> PrepareAsync(IReadOnlyList<TopicPartition> partitions)
    {
        IReadOnlyDictionary<string, StreamId> streams = await _parts.Topics.AskAsync(_parts.Duty.Topics).ConfigureAwait(false);
        return await _parts.Lane.PrepareAsync(partitions, _adopting.ContainsKey, streams, _ends).ConfigureAwait(false);
    }

    /// <summary>Puts what was loaded in force, but for what was given up meanwhile. The lane rests.</summary>
    private void EndAdoption()
    {
        if (_adoption is not { IsCompleted: true } done)
        {
            return;
        }

        _adoption = null;
        TopicPartition[] adopting = [.. _adopting.Keys];
        _adopting.Clear();
        try
        {
            Adoption adoption = done.GetAwaiter().GetResult();
            if (_parts.Duty.KeepsHealth && !_parts.Owned.IsEmpty)
            {
                // Health is judged over all partitions together, and the lane went on with the others after this was read.
                _filling.Clear();
                LoadAgain(_parts.Owned.Partitions.Union(adopting));
                return;
            }

            PartitionOwnership[] ours = [.. adoption.Partitions.Where(owned => adopting.Contains(Of(owned)))];
            _parts.Lane.Install(adoption, ours);
            foreach (PartitionOwnership owned in ours)
            {
                _session.Begin(Of(owned), owned.NextOffset, owned.LeaderEpoch);
                _poison.Committed(Of(owned), owned.NextOffset);
                Tell(owned.Gap);
            }

            _failed = 0;
            _watch.Adopted();
            IngestLog.Adopted(_parts.Log, ours.Length, _parts.Duty.Name, _parts.Stream.Id);
        }
        catch (Exception e) when (!_abandon.IsCancellationRequested && e is not OutdatedProgramException) // whoever is outdated leaves the group, so that others take its partitions
        {
            SayWhyNot(e);
            _failed = _machine.GetTimestamp();
            IngestLog.CannotBegin(_parts.Log, e, e.Message);
            LoadAgain(adopting);
        }
    }

    /// <summary>Whose trouble it is: the cluster's, the store's, or another owner's right.</summary>
    private void SayWhyNot(Exception why)
    {
        if (why is KafkaException)
        {
            _parts.State.BrokerSays(why.Message);
        }
        else if (why is not PartitionFencedException)
        {
            _parts.State.StoreFailed(why.Message);
        }
    }

    /// <summary>What is in force of these partitions, or half so, is forgotten, and they wait to be adopted.</summary>
    private void LoadAgain(IEnumerable<TopicPartition> partitions)
    {
        foreach (TopicPartition partition in partitions.ToArray())
        {
            _parts.Lane.Release(partition);
            _session.WaitAgain(partition);
        }
    }

    /// <summary>In good order: what was consumed is committed first, if the store takes it now. Else it is another's to consume again.</summary>
    void ISessionOwner.Released(IReadOnlyList<TopicPartition> partitions, bool orderly)
    {
        bool committed = orderly && !_abandon.IsCancellationRequested && CommitAll();
        if (!committed && _filling.Touched.Any(partitions.Contains))
        {
            Refill(except: partitions);
        }

        _late.UnionWith(partitions);
        foreach (TopicPartition partition in partitions)
        {
            _poison.GiveUp(partition);
            _adopting.TryRemove(partition, out _);
        }

        if (_lane.IsCompleted)
        {
            ReleaseLate();
        }

        IngestLog.Released(_parts.Log, partitions.Count, _parts.Duty.Name, orderly ? "in good order" : "lost");
    }

    /// <summary>Commits both batches within the time that a rebalance leaves; false when the store is too slow or does not take them.</summary>
    private bool CommitAll()
    {
        if (!Finished(ReleaseTime))
        {
            return false;
        }

        if (!_lane.IsCompletedSuccessfully)
        {
            return false; // what the lane dropped is settled by the loop
        }

        if (_filling.IsEmpty)
        {
            return true;
        }

        NoteCommitted();
        Run(default, withEvents: true, _abandon);
        return Finished(ReleaseTime) && _lane.IsCompletedSuccessfully;
    }

    private bool Finished(TimeSpan within) => Task.WaitAny([_lane], within) == 0;

    /// <summary>What was given up while the lane was still at it.</summary>
    private void ReleaseLate()
    {
        foreach (TopicPartition partition in _late)
        {
            _parts.Lane.Release(partition);
        }

        _late.Clear();
    }

    /// <summary>The lane gave up: ledgers that the batch touched hold what is not committed. A health ledger is touched by time itself; what fails after the commit may be any ledger's.</summary>
    private void DropBatch(LedgersDroppedException dropped)
    {
        TopicPartition? fenced = dropped.Fenced;
        TopicPartition[] touched = _parts.Duty.KeepsHealth || dropped.AfterCommit ? [.. _parts.Owned.Partitions] : [.. _committing.Touched];
        foreach (TopicPartition partition in touched.Append(fenced).OfType<TopicPartition>().Distinct())
        {
            _parts.Lane.Release(partition);
            if (partition == fenced)
            {
                _session.Leave(partition);
                _poison.GiveUp(partition);
                _fenced[partition] = _machine.GetTimestamp();
            }
            else if (!_adopting.ContainsKey(partition))
            {
                if (!_session.WaitAgain(partition))
                {
                    _poison.GiveUp(partition); // it went while the lane was at it: its next owner looks
                }
            }
        }

        Refill(except: touched);
    }

    private void TakeFencedAgain()
    {
        if (_fenced.Count == 0 || _parts.Stream.Embedded)
        {
            return;
        }

        foreach (TopicPartition partition in _fenced.Where(fenced => _machine.GetElapsedTime(fenced.Value) > FencedPause).Select(fenced => fenced.Key).ToArray())
        {
            _fenced.Remove(partition);
            if (!_parts.Owned.TryGet(partition, out _) && !_adopting.ContainsKey(partition))
            {
                _session.WaitAgain(partition);
            }
        }
    }

    /// <summary>Forgets what was consumed and not applied; partitions that stay ours are read again from where they are committed.</summary>
    private void Refill(IReadOnlyCollection<TopicPartition> except)
    {
        TopicPartition[] consumed = [.. _filling.Next.Keys];
        _filling.Clear();
        foreach (TopicPartition partition in consumed)
        {
            if (except.Contains(partition) || !_parts.Owned.TryGet(partition, out PartitionOwnership owned))
            {
                continue;
            }

            // Where the lane is committing now it goes on from there: further on than what is committed, or back, where the broker lost its end.
            if (_committing.Next.TryGetValue(partition, out long next))
            {
                _session.Begin(partition, next, _committing.LeaderEpoch(partition));
            }
            else
            {
                _session.Begin(partition, owned.NextOffset, owned.LeaderEpoch);
            }
        }
    }

    private bool HasCaughtUp => _session.HasReachedEnd(partition => _parts.Owned.TryGet(partition, out PartitionOwnership owned) ? owned.NextOffset : -1);

    private void Show()
    {
        _open.Look([.. _session.Held]);
        _parts.State.Consumed([.. _parts.Owned.All.Select(Snapshot)], HasCaughtUp);
        _shown = _machine.GetTimestamp();
    }

    /// <summary>A member of the group may own nothing: it then waits for others to fail.</summary>
    private void ShowIdle()
    {
        if (_machine.GetElapsedTime(_shown) > _parts.Settings.TickEvery)
        {
            Show();
            if (_session.AtEnd)
            {
                _parts.State.BrokerSays(null);
            }
        }
    }

    /// <summary>A gap that was found by taking the partition.</summary>
    private void Tell(OffsetGap? gap)
    {
        if (gap is not null)
        {
            _parts.State.Found(gap);
            IngestLog.Gap(_parts.Log, GapWords.Of(gap));
        }
    }

    private static TopicPartition Of(PartitionOwnership owned) => new(owned.Topic, owned.Partition);

    private PartitionSnapshot Snapshot(PartitionOwnership owned) =>
        new(owned.Topic, owned.Partition, owned.Epoch, owned.NextOffset, _session.Behind(Of(owned)))
        {
            UnansweredSince = _session.UnansweredFor(Of(owned)) is { } silent ? Instant.From(_parts.Time.GetUtcNow()) - silent : null,
        };
}
