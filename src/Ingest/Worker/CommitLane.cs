using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Worker;

/// <summary>
/// The one committer: applies a batch to the ledgers, commits it with its offsets and dead letters, then lets everyone know.
/// One batch at a time, in the order consumed. When anything goes wrong but the commit itself, the ledgers are dropped and the caller
/// must load them anew (<see cref="LedgersDroppedException"/>).
/// </summary>
internal sealed class CommitLane(
    IOperationalStore store, OwnedPartitions owned, Ledgers ledgers, RecordIntake intake, EventProducer producer, CommitRequests requests,
    CommitProgress progress, InFlight inFlight, SimulatedMark mark, IngestState state, IngestMetrics metrics, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly List<CommitRequest> _requests = [];

    /// <summary>Takes the partitions and loads what is committed of them.</summary>
    public async Task AdoptAsync(IReadOnlyList<TopicPartition> partitions, string stream, CancellationToken cancellation)
    {
        owned.Clear();
        foreach (TopicPartition partition in partitions)
        {
            owned.Own(await store.AcquireAsync(partition.Topic, partition.Partition.Value, stream, cancellation).ConfigureAwait(false));
        }

        StoreState known = await store.StateAsync(cancellation).ConfigureAwait(false);
        state.Opened(known.LastCommittedAt, known.CommitNumber);
        await ledgers.LoadAsync(owned, known, cancellation).ConfigureAwait(false);
    }

    /// <summary>Applies and commits. An empty batch commits what others asked for, what time changed, and with the heartbeat that we are here.</summary>
    public async Task RunAsync(EventBatch batch, LaneOrders orders, CancellationToken cancellation)
    {
        try
        {
            CommitBatch commit = await ApplyAsync(batch, orders, cancellation).ConfigureAwait(false);
            if (orders.Heartbeat || !IsNothing(commit))
            {
                await CommitAsync(commit, batch, orders, cancellation).ConfigureAwait(false);
            }
            else
            {
                ledgers.Publish(state.CommitNumber, orders.PublishAll);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new LedgersDroppedException(e);
        }
    }

    /// <summary>The process ends: whoever still waits is told.</summary>
    public void Stop()
    {
        while (requests.TryTake(out CommitRequest request))
        {
            _requests.Add(request);
        }

        _requests.ForEach(request => request.Done.TrySetCanceled());
        _requests.Clear();
    }

    private async Task<CommitBatch> ApplyAsync(EventBatch batch, LaneOrders orders, CancellationToken cancellation)
    {
        await ForwardAsync(batch).ConfigureAwait(false);
        var now = Instant.From(time.GetUtcNow());
        var commit = new CommitBatch { Simulated = batch.HasEvents ? mark.Value : null };
        commit.Offsets.AddRange(owned.Advances(batch));
        batch.DeadLetters.ForEach(commit.AddDeadLetter);
        batch.Misplaced.ForEach(moved => commit.Count(moved.Event.Unit?.Code ?? "", now.Day, "forwarded"));
        batch.Losses.ForEach(loss => commit.Count("", now.Day, "gap", loss.To - loss.From));
        await ledgers.ApplyAsync(batch, orders, commit, now, cancellation).ConfigureAwait(false);
        TakeRequests(commit);
        return commit;
    }

    private async Task ForwardAsync(EventBatch batch)
    {
        if (batch.Misplaced.Count == 0)
        {
            return;
        }

        foreach (int stayed in await producer.ForwardAsync([.. batch.Misplaced.Select(misplaced => misplaced.Record)]).ConfigureAwait(false))
        {
            intake.PlaceAtHome(batch.Misplaced[stayed], batch); // better counted here than pushed out of the broker
        }
    }

    private void TakeRequests(CommitBatch commit)
    {
        while (requests.TryTake(out CommitRequest request))
        {
            _requests.Add(request);
        }

        _requests.ForEach(request => request.Contribution(commit));
    }

    private async Task CommitAsync(CommitBatch commit, EventBatch batch, LaneOrders orders, CancellationToken cancellation)
    {
        using System.Diagnostics.Activity? span = Traces.Commit(batch.Accepted, commit.Offsets.Count, commit.Dossiers.Count);
        long began = TimeProvider.System.GetTimestamp();
        long number = await WriteAsync(commit, cancellation).ConfigureAwait(false);
        metrics.Committed(batch.Accepted, TimeProvider.System.GetElapsedTime(began));
        Done(commit, number, orders.PublishAll);
    }

    /// <summary>Tries until the store takes it.</summary>
    private async Task<long> WriteAsync(CommitBatch commit, CancellationToken cancellation)
    {
        TimeSpan pause = FirstPause;
        while (true)
        {
            try
            {
                commit.CommittedAt = Instant.From(time.GetUtcNow());
                return await store.CommitAsync(commit, cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (e is StoreUnavailableException or StoreRefusedException)
            {
                state.StoreFailed(e.Message);
                metrics.Retried();
                IngestLog.CommitFailed(log, e.Message, pause.TotalSeconds);
                await Task.Delay(pause, TimeProvider.System, cancellation).ConfigureAwait(false);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private void Done(CommitBatch commit, long number, bool publishAll)
    {
        state.Committed(commit.CommittedAt, number, commit.DeadLetters.Count);
        ledgers.Committed(commit);
        ledgers.Publish(number, publishAll);
        foreach (PartitionAdvance advance in commit.Offsets)
        {
            owned.Moved(advance);
            var partition = new TopicPartition(advance.Topic, advance.Partition);
            inFlight.Committed(partition, advance.Next);
            progress.Advance(partition, advance.Next);
        }

        _requests.ForEach(request => request.Done.TrySetResult());
        _requests.Clear();
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
        && commit.Dossiers.Count == 0 && commit.Indicators.Count == 0 && commit.SourceTotals.Count == 0;
}
