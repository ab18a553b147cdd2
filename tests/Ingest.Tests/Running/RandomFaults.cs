using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Confluent.Kafka;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests.Running;

/// <summary>
/// Makes a real store, and the code of ledgers, fail at random points, from a seed: every kind of fault comes up as often as the others. A commit whose answer was lost is found when the same batch is tried
/// again, as PostgreSQL's store does. What is nobody's fault never happens three times in a row: a record that fails so often is taken for what it then is.
/// </summary>
internal sealed class RandomFaults(int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _dice = new(seed);
    private readonly Deck _commitFaults = new(2, "away", "answer lost", "answer lost by a bug", "fenced", "a bug", "a bug twice", "cancelled", "slow");
    private readonly Deck _readFaults = new(2, "read: away", "read: a bug");
    private readonly Deck _takeFaults = new(2, "taken and answer lost");

    /// <summary>A run of the lane asks for the time some ten times.</summary>
    private readonly Deck _ledgerFaults = new(40, "ledger: a bug");

    private readonly ConditionalWeakTable<CommitBatch, object> _committed = [];
    private readonly ConditionalWeakTable<CommitBatch, object> _failsAgain = [];
    private readonly ConcurrentDictionary<string, int> _happened = new();
    private long _commits;

    /// <summary>Whether anything fails.</summary>
    public volatile bool On;

    /// <summary>Partitions that a worker was told are another's, truly or not.</summary>
    public ConcurrentQueue<TopicPartition> Fenced { get; } = new();

    /// <summary>Commits that were asked for.</summary>
    public long Commits => Volatile.Read(ref _commits);

    /// <summary>Kinds that have not happened yet.</summary>
    public IReadOnlyList<string> Lacking => [.. _commitFaults.Kinds.Concat(_readFaults.Kinds).Concat(_takeFaults.Kinds).Concat(_ledgerFaults.Kinds).Except(_happened.Keys)];

    /// <summary>For ledgers: they fail where they ask for the time, before a commit and after it.</summary>
    public TimeProvider Clock => new FailingClock(this);

    public IOperationalStore Over(IOperationalStore store) => InterceptedStore.Over(store, (method, arguments, call) => method switch
    {
        nameof(IOperationalStore.CommitAsync) => CommitAsync((CommitBatch)arguments[0]!, () => NoteFencedAsync((Task<long>)call()!)),
        nameof(IOperationalStore.AcquireAsync) => AcquireAsync(() => (Task<PartitionOwnership>)call()!),
        nameof(IOperationalStore.FindDossiersAsync) => FindAsync(() => (Task<IReadOnlyList<DossierRow>>)call()!),
        _ => call(),
    });

    private async Task<long> CommitAsync(CommitBatch batch, Func<Task<long>> commit)
    {
        Interlocked.Increment(ref _commits);
        if (_committed.TryGetValue(batch, out object? number))
        {
            return (long)number;
        }

        if (_failsAgain.Remove(batch))
        {
            throw Bug();
        }

        switch (Next(_commitFaults))
        {
            case "away": throw new StoreUnavailableException("away");
            case "cancelled": throw new OperationCanceledException();
            case "fenced" when batch.Offsets.Count > 0:
                Fenced.Enqueue(new TopicPartition(batch.Offsets[0].Topic, batch.Offsets[0].Partition));
                throw new PartitionFencedException(batch.Offsets[0].Topic, batch.Offsets[0].Partition);
            case "a bug": throw Bug();
            case "a bug twice":
                _failsAgain.Add(batch, batch);
                throw Bug();
            case "answer lost":
                _committed.Add(batch, await commit());
                throw new StoreUnavailableException("no answer");
            case "answer lost by a bug":
                _committed.Add(batch, await commit());
                throw Bug();
            case "slow":
                await Task.Delay(TimeSpan.FromMilliseconds(300), TestClock.Shared);
                break;
        }

        return await commit();
    }

    private async Task<long> NoteFencedAsync(Task<long> commit)
    {
        try
        {
            return await commit;
        }
        catch (PartitionFencedException fenced)
        {
            Fenced.Enqueue(new TopicPartition(fenced.Topic, fenced.Partition));
            throw;
        }
    }

    private async Task<PartitionOwnership> AcquireAsync(Func<Task<PartitionOwnership>> acquire)
    {
        PartitionOwnership taken = await acquire();
        return Next(_takeFaults) is null ? taken : throw new StoreUnavailableException("no answer");
    }

    private Task<IReadOnlyList<DossierRow>> FindAsync(Func<Task<IReadOnlyList<DossierRow>>> find) => Next(_readFaults) switch
    {
        "read: away" => throw new StoreUnavailableException("away"),
        "read: a bug" => throw Bug(),
        _ => find(),
    };

    /// <summary>The fault of this call; null: it goes well.</summary>
    private string? Next(Deck deck)
    {
        lock (_gate)
        {
            string? kind = On ? deck.Next(_dice) : null;
            if (kind is not null)
            {
                _happened.AddOrUpdate(kind, 1, (_, before) => before + 1);
            }

            return kind;
        }
    }

    private static InvalidOperationException Bug() => new("a bug");

    private sealed class FailingClock(RandomFaults faults) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => faults.Next(faults._ledgerFaults) is null ? TestClock.Shared.GetUtcNow() : throw Bug();
    }

    /// <summary>Deals all kinds before any comes again, with some calls that go well between them.</summary>
    private sealed class Deck(int well, params string[] kinds)
    {
        private readonly Queue<string> _left = new();
        private int _well;

        public IReadOnlyList<string> Kinds => kinds;

        public string? Next(Random dice)
        {
            if (--_well >= 0)
            {
                return null;
            }

            if (_left.Count == 0)
            {
                string[] shuffled = [.. kinds];
                dice.Shuffle(shuffled);
                Array.ForEach(shuffled, _left.Enqueue);
            }

            _well = dice.Next(well, well * 3);
            return _left.Dequeue();
        }
    }
}
