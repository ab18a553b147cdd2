using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Telemetry;
using Ioc.Ingest.Worker.Reading;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Worker;

/// <summary>
/// Fills one batch while the lane commits the other. A batch is committed at once when a caller waits and nothing more has come,
/// else when it is full or old enough. Partitions come and go between runs of the lane (ConsumerLoop.Partitions.cs).
/// </summary>
internal sealed partial class ConsumerLoop : ISessionOwner, IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Hurry = TimeSpan.FromMilliseconds(2);

    /// <summary>Then the consumer is polled without taking anything, long before Kafka takes us for dead. Not sooner: what was fetched is fetched again afterwards.</summary>
    private static readonly TimeSpan PauseAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _machine = TimeProvider.System;
    private readonly LoopParts _parts;
    private readonly ConsumerSession _session;
    private readonly WatchKeeper _watch;
    private readonly PoisonWatch _poison;
    private readonly TopicWatch _topics;
    private readonly OpenTransactions _open;
    private EventBatch _filling = new();
    private EventBatch _committing = new();
    private Task _lane = Task.CompletedTask;
    private bool _drained;

    public ConsumerLoop(LoopParts parts)
    {
        _parts = parts;
        _watch = new WatchKeeper(parts.Settings, parts.Time);
        _poison = new PoisonWatch(parts.Settings.BatchEvents);
        _topics = new TopicWatch(parts.Topics, parts.Duty.Topics, parts.Owned);
        _open = new OpenTransactions(parts.Stream, parts.State);
        _session = new ConsumerSession(parts, this);
    }

    /// <summary>Runs until stopping, then commits what has been consumed. Partitions: those to read when no group says so. Abandon ends also the commit under way. Waits on the thread that calls it.</summary>
    public void Run(IReadOnlyList<TopicPartition> partitions, CancellationToken stopping, CancellationToken abandon)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(abandon);
        (_abandon, _ends) = (abandon, ends.Token);
        try
        {
            Read(partitions, stopping, abandon);
        }
        catch
        {
            _filling.Clear(); // its last record may be taken by half: nothing of it may be committed while partitions are given back
            throw;
        }
        finally
        {
            // Whoever comes next finds nothing of ours under way.
            ends.Cancel();
            Task.WhenAll(_lane, _adoption ?? Task.CompletedTask).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _topics.Dispose();
        _open.Dispose();
    }

    private bool IsDone(IReadOnlyDictionary<TopicPartition, long> ends) => _session.HasRead(ends) && _filling.IsEmpty && _lane.IsCompleted && !_parts.Lane.IsAskedFor;

    private void Read(IReadOnlyList<TopicPartition> partitions, CancellationToken stopping, CancellationToken abandon)
    {
        if (_parts.Duty.InGroup)
        {
            _session.Join();
        }
        else
        {
            _session.TakeAll(partitions);
        }

        while (!stopping.IsCancellationRequested)
        {
            abandon.ThrowIfCancellationRequested();
            Step(abandon);
        }

        // Only the embedded broker forgets what we leave there.
        long began = _machine.GetTimestamp();
        IReadOnlyDictionary<TopicPartition, long> ends = _parts.Stream.Embedded ? _session.AskEnds() : new Dictionary<TopicPartition, long>();
        while (_parts.Stream.Embedded && !IsDone(ends) && _parts.State.StoreError is null && _machine.GetElapsedTime(began) < DrainTime)
        {
            Step(abandon);
        }

        Settle();
    }

    private void Step(CancellationToken abandon)
    {
        _topics.Check();
        BeginAdoption();
        Consume();
        if (_lane.IsCompleted)
        {
            Settle();
            EndAdoption();
            StartLane(abandon);
        }
        else if (IsFull)
        {
            AwaitLane(abandon);
        }
    }

    private void Consume()
    {
        TimeSpan wait = !_drained ? TimeSpan.Zero : _parts.Progress.SomeoneWaits ? Hurry : Idle;
        while (!IsFull)
        {
            ConsumeResult<byte[], byte[]>? record = _session.Poll(wait);
            _drained = record is null;
            if (record is null)
            {
                break;
            }

            NoteStart();
            _parts.Intake.Add(record, _filling, _poison.WhyNot(record));
            wait = TimeSpan.Zero;
        }

        _parts.State.Pending(_lane.IsCompleted ? _filling.Oldest : _committing.Oldest ?? _filling.Oldest);
    }

    bool ISessionOwner.IsMadeAnew(string topic) => _topics.IsMadeAnew(topic);

    void ISessionOwner.Skipped(TopicPartition partition, long next, int? leaderEpoch)
    {
        NoteStart();
        _filling.Consumed(partition.Topic, partition.Partition.Value, next, leaderEpoch);
    }

    void ISessionOwner.Lost(OffsetLoss loss)
    {
        NoteStart();
        _filling.Losses.Add(loss);
        _filling.Consumed(loss.Partition.Topic, loss.Partition.Partition.Value, loss.To);
    }

    /// <summary>The batch is as old as what came into it first.</summary>
    private void NoteStart()
    {
        if (_filling.IsEmpty)
        {
            _filling.Started = _machine.GetTimestamp();
        }
    }

    private void StartLane(CancellationToken abandon)
    {
        if (_parts.Owned.IsEmpty)
        {
            ShowIdle();
            if (_parts.Lane.IsAskedFor)
            {
                Run(default, withEvents: false, abandon);
            }

            return; // a ledger is to be loaded first
        }

        LaneOrders orders = _watch.Due(HasCaughtUp, _parts.Duty.KeepsHealth ? _session.UnseenFor(Topics.SystemHealth) : TimeSpan.Zero);
        if (orders.BlindSince is not null)
        {
            _session.LookAgain();
        }

        if (!orders.Any && !Ripe && !_parts.Lane.IsAskedFor)
        {
            return;
        }

        if (orders.Tick)
        {
            Show();
        }

        // While a record is looked for, what else is due goes without it: a failure is then nobody else's.
        Run(orders, withEvents: !(_poison.Searches && orders.Any), abandon);
    }

    private void Run(LaneOrders orders, bool withEvents, CancellationToken abandon)
    {
        if (withEvents)
        {
            (_filling, _committing) = (_committing, _filling);
        }

        EventBatch batch = _committing;
        batch.Seal();
        _lane = Task.Run(() => _parts.Lane.RunAsync(batch, orders, abandon), CancellationToken.None);
    }

    private bool IsFull => _filling.Records >= _poison.Limit || _filling.Bytes >= _parts.Settings.BatchBytes;

    private bool Ripe => !_filling.IsEmpty
        && (IsFull
            || (_drained && _parts.Progress.SomeoneWaits)
            || _machine.GetElapsedTime(_filling.Started) >= _parts.Settings.BatchAge);

    /// <summary>Takes note of the finished lane; when it gave up, the partitions of its batch are to be adopted anew.</summary>
    private void Settle()
    {
        try
        {
            _lane.GetAwaiter().GetResult();
            NoteCommitted();
        }
        catch (LedgersDroppedException dropped) when (!_abandon.IsCancellationRequested)
        {
            IngestLog.Dropped(_parts.Log, dropped, dropped.Message);
            bool anEvents = !dropped.AfterCommit && _poison.Failed(_committing, dropped.InnerException!);
            if (!anEvents && dropped.Fenced is null)
            {
                _failed = _machine.GetTimestamp(); // what fails again and again is not loaded again and again without a pause
            }

            SayWhyNot(dropped.InnerException!);
            DropBatch(dropped);
        }

        _committing.Clear();
        _lane = Task.CompletedTask;
        ReleaseLate();
    }

    /// <summary>The lane's batch is committed.</summary>
    private void NoteCommitted()
    {
        foreach ((TopicPartition partition, long next) in _committing.Next)
        {
            _poison.Committed(partition, next);
            if (_parts.Owned.TryGet(partition, out PartitionOwnership owned))
            {
                _session.Store(partition, owned.NextOffset);
            }
        }

        _committing.Clear();
    }

    /// <summary>The batch is full and the other is still being committed. When that takes long, keeps the membership alive meanwhile.</summary>
    private void AwaitLane(CancellationToken abandon)
    {
        if (Finished(PauseAfter))
        {
            return;
        }

        _session.Pause();
        while (!_lane.IsCompleted && !abandon.IsCancellationRequested)
        {
            if (_session.Poll(Idle) is { } record)
            {
                _parts.Intake.Add(record, _filling, _poison.WhyNot(record));
                if (IsFull)
                {
                    _session.Pause(); // a rebalance meanwhile began partitions anew
                }
            }
        }

        _session.Resume();
    }
}
