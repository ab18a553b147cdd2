using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Ingest.Worker.Reading;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Worker;

/// <summary>
/// The one committer: applies a batch to the ledgers, commits it with its offsets and dead letters, then lets everyone know.
/// One batch at a time, in the order consumed. When anything goes wrong but the commit itself, the ledgers are dropped and the caller
/// must load them anew (<see cref="LedgersDroppedException"/>). What the store has committed is settled whatever goes wrong afterwards.
/// </summary>
internal sealed class CommitLane(
    Duty duty, Profile profile, IOperationalStore store, OwnedPartitions owned, Ledgers ledgers, RecordIntake intake, EventProducer producer, CommitRequests requests,
    CommitProgress progress, InFlight inFlight, SimulatedMark mark, IngestState state, IngestMetrics metrics, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly TakenRequests _requests = new(requests);
    private readonly Forwarding _forwarding = new(producer, intake, state, log);

    /// <summary>
    /// Takes the partitions (each in a transaction of its own) and reads what is committed of them; changes nothing that is in force, so it runs beside the lane. Wanted: asked right before
    /// each is taken; one that was given up meanwhile is left to its next owner.
    /// </summary>
    public async Task<Adoption> PrepareAsync(
        IReadOnlyList<TopicPartition> partitions, Func<TopicPartition, bool> wanted, IReadOnlyDictionary<string, StreamId> streams, CancellationToken cancellation)
    {
        RefuseOtherBasis(await store.StateAsync(cancellation).ConfigureAwait(false)); // before anyone is fenced
        var taken = new List<PartitionOwnership>();
        foreach (TopicPartition partition in partitions.Where(wanted))
        {
            StreamId stream = streams.GetValueOrDefault(partition.Topic) ?? throw new KafkaException(new Error(ErrorCode.UnknownTopicOrPart, $"topic {partition.Topic} is not there"));
            taken.Add(await store.AcquireAsync(partition.Topic, partition.Partition.Value, stream, cancellation).ConfigureAwait(false));
        }

        StoreState known = await store.StateAsync(cancellation).ConfigureAwait(false);
        RefuseOtherBasis(known);
        return new Adoption(taken, known, await ledgers.LoadAsync(taken, known, cancellation).ConfigureAwait(false));
    }

    /// <summary>Another process rebuilt the figures: this throws, and the worker stands aside or brings them forward.</summary>
    private void RefuseOtherBasis(StoreState known)
    {
        if (FiguresBasis.Of(profile) is var ours && !ours.GivesTheFiguresOf(known.Basis))
        {
            throw new OutdatedProgramException(known.Basis, ours);
        }
    }

    /// <summary>Puts the loaded partitions in force. Between two runs.</summary>
    public void Install(Adoption adoption, IReadOnlyCollection<PartitionOwnership> partitions)
    {
        foreach (PartitionOwnership partition in partitions)
        {
            owned.Own(partition);
            _forwarding.Forget(new TopicPartition(partition.Topic, partition.Partition), below: partition.NextOffset);
        }

        mark.Set(adoption.Known.Simulated);
        state.Opened(adoption.Known.LastCommittedAt, adoption.Known.CommitNumber);
        ledgers.Install(adoption, partitions);
    }

    /// <summary>Forgets a partition and what its ledger holds. Between two runs.</summary>
    public void Release(TopicPartition partition)
    {
        owned.Release(partition);
        ledgers.Release(partition);
    }

    /// <summary>Applies and commits. An empty batch commits what others asked for, what time changed, and with the heartbeat that we are here.</summary>
    public async Task RunAsync(EventBatch batch, LaneOrders orders, CancellationToken cancellation)
    {
        try
        {
            await _requests.CommitSuspectsAsync(alone => WriteAsync(alone, cancellation), Settle, e => IngestLog.RequestFailed(log, e, e.Message), cancellation).ConfigureAwait(false);
            CommitBatch commit = await ApplyAsync(batch, orders, cancellation).ConfigureAwait(false);
            if ((orders.Heartbeat && duty.KeepsHealth) || !IsNothing(commit))
            {
                await CommitAsync(commit, batch, orders, cancellation).ConfigureAwait(false);
            }
            else
            {
                ledgers.Publish(state.CommitNumber, orders.PublishAll);
            }
        }
        catch (Exception e) when (e is not LedgersDroppedException && !cancellation.IsCancellationRequested)
        {
            throw new LedgersDroppedException(e, afterCommit: false);
        }
    }

    /// <summary>Whether others wait for a commit of what they asked for. Between two runs.</summary>
    public bool IsAskedFor => _requests.AreOpen;

    /// <summary>The lane ends: what others asked for and it has not committed is theirs again.</summary>
    public void Stop() => _requests.GiveBack();

    private async Task<CommitBatch> ApplyAsync(EventBatch batch, LaneOrders orders, CancellationToken cancellation)
    {
        await _forwarding.RunAsync(batch, cancellation).ConfigureAwait(false);
        var now = Instant.From(time.GetUtcNow());
        var commit = new CommitBatch { Simulated = batch.Simulated, Watched = ledgers.Watches };
        commit.Offsets.AddRange(owned.Advances(batch));
        batch.DeadLetters.ForEach(commit.AddDeadLetter);
        batch.Misplaced.ForEach(moved => commit.Count(moved.Event.Unit?.Code ?? "", now.Day, "forwarded"));
        batch.Losses.ForEach(loss => Lose(loss, commit, now));
        await ledgers.ApplyAsync(batch, orders, commit, now, cancellation).ConfigureAwait(false);
        _requests.Contribute(commit);
        return commit;
    }

    /// <summary>Figures are incomplete from now on, and the store says what they lack.</summary>
    private void Lose(OffsetLoss loss, CommitBatch commit, Instant now)
    {
        _forwarding.Forget(loss.Partition, below: null);
        if (owned.TryGet(loss.Partition, out PartitionOwnership ours))
        {
            var gap = new OffsetGap(ours.Topic, ours.Partition, new StreamId(ours.Stream, ours.TopicId).ToString(), loss.From, loss.To, now, loss.Reason);
            gap.AddTo(commit);
        }
    }

    private async Task CommitAsync(CommitBatch commit, EventBatch batch, LaneOrders orders, CancellationToken cancellation)
    {
        using System.Diagnostics.Activity? span = Traces.Commit(batch.Accepted, commit.Offsets.Count, commit.Dossiers.Count);
        long began = TimeProvider.System.GetTimestamp();
        commit.Offsets.AddRange(owned.Guards(Written(commit, batch), commit));
        long number = await CommitWithRequestsAsync(commit, cancellation).ConfigureAwait(false);
        metrics.Committed(batch.Accepted, TimeProvider.System.GetElapsedTime(began));
        try
        {
            ledgers.Committed(commit);
            ledgers.Publish(number, orders.PublishAll);
        }
        catch (Exception e)
        {
            throw new LedgersDroppedException(e, afterCommit: true);
        }
        finally
        {
            Settle(commit, number);
            _forwarding.Done(batch);
        }
    }

    /// <summary>Partitions whose ledgers the commit writes. Health is judged over all of its partitions together, also by time alone.</summary>
    private IEnumerable<TopicPartition> Written(CommitBatch commit, EventBatch batch) =>
        duty.KeepsHealth && (!commit.Health.IsEmpty || commit.Offsets.Count == 0)
            ? batch.Touched.Concat(owned.Partitions.Where(partition => partition.Topic == Topics.SystemHealth))
            : batch.Touched;

    private async Task<long> CommitWithRequestsAsync(CommitBatch commit, CancellationToken cancellation)
    {
        try
        {
            long number = await WriteAsync(commit, cancellation).ConfigureAwait(false);
            _requests.Committed();
            return number;
        }
        catch (Exception e) when (e is not (PartitionFencedException or OtherKindException))
        {
            _requests.Suspect();
            throw;
        }
    }

    /// <summary>
    /// Tries until the store takes it. What is neither the store's nor another owner's doing is tried once more, with the same batch: a fault of our own fails again, and a commit
    /// whose answer was lost is found.
    /// </summary>
    private async Task<long> WriteAsync(CommitBatch commit, CancellationToken cancellation)
    {
        TimeSpan pause = FirstPause;
        bool again = true;
        while (true)
        {
            try
            {
                commit.CommittedAt = Instant.From(time.GetUtcNow());
                long number = await store.CommitAsync(commit, cancellation).ConfigureAwait(false);
                mark.Set(commit.Simulated);
                return number;
            }
            catch (OtherKindException)
            {
                // Another was first. Read again, its events of this kind become dead letters.
                mark.Set(!commit.Simulated);
                throw;
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested && (e is StoreRefusedException || PassingFault.Is(e)))
            {
                state.StoreFailed(e.Message);
                metrics.Retried();
                IngestLog.CommitFailed(log, e.Message, pause.TotalSeconds);
                await Task.Delay(pause, TimeProvider.System, cancellation).ConfigureAwait(false);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested && again && e is not PartitionFencedException)
            {
                again = false;
                metrics.Retried();
                IngestLog.CommitFailed(log, e.Message, 0);
            }
        }
    }

    /// <summary>It is committed: offsets, whoever waits and what is counted follow.</summary>
    private void Settle(CommitBatch commit, long number)
    {
        state.Committed(commit.CommittedAt, number, commit.DeadLetters.Count);
        progress.Late.Committed(commit.DeadLetters);
        foreach (PartitionAdvance advance in commit.Offsets)
        {
            owned.Moved(advance);
            var partition = new TopicPartition(advance.Topic, advance.Partition);
            inFlight.Committed(partition, advance.Next);
            progress.Advance(partition, advance.Next);
        }

        foreach (OffsetGap gap in commit.Gaps)
        {
            state.Found(gap);
            IngestLog.Gap(log, GapWords.Of(gap));
        }

        CountBy(commit);
    }

    private void CountBy(CommitBatch commit)
    {
        foreach (IGrouping<RejectReason, DeadLetter> reason in commit.DeadLetters.GroupBy(letter => letter.Reason))
        {
            metrics.Rejected(RejectReasons.Code(reason.Key), reason.Count());
        }

        foreach ((QualityKey key, long count) in commit.Quality)
        {
            switch (key.Kind)
            {
                case "forwarded": metrics.Forwarded(count); break;
                case "duplicate": metrics.Duplicates(count); break;
            }
        }
    }

    private static bool IsNothing(CommitBatch commit) =>
        commit.Offsets.Count == 0 && commit.DeadLetters.Count == 0 && commit.Quality.Count == 0 && commit.Health.IsEmpty
        && commit.Gaps.Count == 0 && commit.Dossiers.Count == 0 && commit.Indicators.Count == 0 && commit.SourceTotals.Count == 0;
}
