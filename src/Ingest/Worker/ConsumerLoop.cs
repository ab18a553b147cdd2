using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Worker;

/// <summary>
/// Fills one batch while the lane commits the other. A batch is committed at once when a caller waits and nothing more has come,
/// else when it is full or old enough.
/// </summary>
internal sealed class ConsumerLoop : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Hurry = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Then the consumer is polled without taking anything, long before Kafka takes us for dead. Not sooner: what was fetched is fetched again afterwards.</summary>
    private static readonly TimeSpan PauseAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _machine = TimeProvider.System;
    private readonly LoopParts _parts;
    private readonly ConsumerSession _session;
    private readonly WatchKeeper _watch;
    private readonly PoisonWatch _poison;
    private EventBatch _filling = new();
    private EventBatch _committing = new();
    private Task _lane = Task.CompletedTask;
    private bool _adopted;
    private bool _drained;
    private long _retryAdoption;

    public ConsumerLoop(LoopParts parts)
    {
        _parts = parts;
        _watch = new WatchKeeper(parts.Settings, parts.Time);
        _poison = new PoisonWatch(parts.Settings.BatchEvents);
        _session = new ConsumerSession(parts.Stream, parts.Settings.Group, parts.State, WaitForLane, parts.Log);
    }

    /// <summary>Runs until stopping, then commits what has been consumed. Abandon ends also the commit under way.</summary>
    public async Task RunAsync(CancellationToken stopping, CancellationToken abandon)
    {
        _session.Subscribe(Topics.Events);
        while (!stopping.IsCancellationRequested)
        {
            abandon.ThrowIfCancellationRequested();
            await StepAsync(abandon).ConfigureAwait(false);
        }

        long began = _machine.GetTimestamp();
        while (!AtEnd && _parts.State.StoreError is null && _machine.GetElapsedTime(began) < DrainTime)
        {
            await StepAsync(abandon).ConfigureAwait(false);
        }

        await SettleAsync(abandon).ConfigureAwait(false);
    }

    public void Dispose() => _session.Dispose();

    private bool AtEnd => _session.AtEnd && _filling.IsEmpty && _lane.IsCompleted && _parts.Requests.IsEmpty;

    private async Task StepAsync(CancellationToken abandon)
    {
        if (_session.NewAssignment is { } assigned && _machine.GetElapsedTime(_retryAdoption) > Patience)
        {
            await AdoptAsync(assigned, abandon).ConfigureAwait(false);
        }

        Consume();
        if (_lane.IsCompleted)
        {
            await SettleAsync(abandon).ConfigureAwait(false);
            StartLane(abandon);
        }
        else if (IsFull)
        {
            await AwaitLaneAsync(abandon).ConfigureAwait(false);
        }
    }

    private void Consume()
    {
        TimeSpan wait = !_drained ? TimeSpan.Zero : _parts.Progress.SomeoneWaits ? Hurry : Idle;
        while (!IsFull)
        {
            ConsumeResult<byte[], byte[]>? record = Poll(wait);
            _drained = record is null;
            if (record is null)
            {
                break;
            }

            if (_filling.IsEmpty)
            {
                _filling.Started = _machine.GetTimestamp();
            }

            _parts.Intake.Add(record, _filling, _poison.WhyNot(record));
            wait = TimeSpan.Zero;
        }

        _parts.State.Pending(_lane.IsCompleted ? _filling.Oldest : _committing.Oldest ?? _filling.Oldest);
    }

    private ConsumeResult<byte[], byte[]>? Poll(TimeSpan wait)
    {
        try
        {
            return _session.Poll(wait);
        }
        catch (OffsetsLostException lost)
        {
            OffsetLoss loss = _session.SkipLoss(lost.Partition);
            _filling.Losses.Add(loss);
            _filling.Consumed(loss.Partition.Topic, loss.Partition.Partition.Value, loss.To);
            _parts.State.Found(new OffsetGap(loss.Partition.Topic, loss.Partition.Partition.Value, loss.From, loss.To, Instant.From(_parts.Time.GetUtcNow())));
            IngestLog.Gap(_parts.Log, loss.Partition.Topic, loss.Partition.Partition.Value, loss.From, loss.To);
            return null;
        }
    }

    private void StartLane(CancellationToken abandon)
    {
        if (!_adopted || _session.NewAssignment is not null)
        {
            return; // the ledgers are to be loaded first
        }

        LaneOrders orders = _poison.Searches && !_filling.IsEmpty ? default : _watch.Due(_session.AtEnd && _filling.IsEmpty);
        if (!orders.Any && !Ripe && _parts.Requests.IsEmpty)
        {
            return;
        }

        if (orders.Tick)
        {
            _parts.State.Consumed([.. _parts.Owned.All.Select(Snapshot)], _session.AtEnd);
        }

        (_filling, _committing) = (_committing, _filling);
        EventBatch batch = _committing;
        _lane = Task.Run(() => _parts.Lane.RunAsync(batch, orders, abandon), CancellationToken.None);
    }

    private bool IsFull => _filling.Records >= _poison.Limit;

    private bool Ripe => !_filling.IsEmpty
        && (IsFull
            || (_drained && _parts.Progress.SomeoneWaits)
            || _machine.GetElapsedTime(_filling.Started) >= _parts.Settings.BatchAge);

    /// <summary>Takes note of the finished lane; when it gave up, its partitions are to be adopted anew.</summary>
    private async Task SettleAsync(CancellationToken abandon)
    {
        try
        {
            await _lane.ConfigureAwait(false);
            foreach (TopicPartition partition in _committing.Next.Keys)
            {
                if (_parts.Owned.TryGet(partition, out PartitionOwnership owned))
                {
                    _session.Store(partition, owned.NextOffset);
                }
            }
        }
        catch (LedgersDroppedException dropped) when (!abandon.IsCancellationRequested)
        {
            IngestLog.Dropped(_parts.Log, dropped, dropped.Message);
            _poison.Failed(_committing, dropped.InnerException!);
            _parts.State.StoreFailed(dropped.Message);
            _filling.Clear();
            _session.AdoptAgain(dropped.Fenced);
        }

        _committing.Clear();
        _lane = Task.CompletedTask;
    }

    /// <summary>The batch is full and the other is still being committed. When that takes long, keeps the membership alive meanwhile.</summary>
    private async Task AwaitLaneAsync(CancellationToken abandon)
    {
        await Task.WhenAny(_lane, Task.Delay(PauseAfter, _machine, abandon)).ConfigureAwait(false);
        if (_lane.IsCompleted)
        {
            return;
        }

        _session.Pause();
        while (!_lane.IsCompleted && !abandon.IsCancellationRequested && _session.NewAssignment is null)
        {
            if (Poll(Idle) is { } record)
            {
                _parts.Intake.Add(record, _filling, _poison.WhyNot(record));
            }
        }

        _session.Resume();
    }

    private async Task AdoptAsync(IReadOnlyList<TopicPartition> assigned, CancellationToken cancellation)
    {
        await SettleAsync(cancellation).ConfigureAwait(false);
        _filling.Clear();
        try
        {
            await _parts.Lane.AdoptAsync(assigned, _parts.Stream.Id, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _parts.State.StoreFailed(e.Message);
            _retryAdoption = _machine.GetTimestamp();
            IngestLog.CannotBegin(_parts.Log, e, e.Message);
            return;
        }

        _session.StartFrom(_parts.Owned.Positions);
        _watch.Adopted();
        _adopted = true;
        IngestLog.Adopted(_parts.Log, assigned.Count, _parts.Stream.Id);
    }

    /// <summary>Partitions are about to be given up: what is being committed is ours to finish.</summary>
    private void WaitForLane() => Task.WaitAny([_lane], TimeSpan.FromSeconds(5));

    private PartitionSnapshot Snapshot(PartitionOwnership owned) =>
        new(owned.Topic, owned.Partition, owned.Epoch, owned.NextOffset, _session.Behind(new TopicPartition(owned.Topic, owned.Partition)));
}
