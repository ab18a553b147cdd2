using System.Collections.Concurrent;
using Confluent.Kafka;
using Ioc.Ingest.Worker.Reading;

namespace Ioc.Ingest.Tests.Running;

/// <summary>
/// A member of a group whose coordinator is the test: partitions are assigned, revoked and lost when it says so, on the loop's thread and from within a poll, as Kafka's client does it.
/// What is read of them is read from the real broker.
/// </summary>
internal sealed class GroupMember : IMembership
{
    private readonly ConcurrentQueue<(Action Order, TaskCompletionSource Done)> _orders = new();
    private readonly HashSet<TopicPartition> _assigned = [];
    private Action<IReadOnlyList<TopicPartition>> _give = null!;
    private Action<IReadOnlyList<TopicPartition>, bool> _take = null!;

    public IMembership Join(ReadingParts parts, BrokerContact contact, Action<IReadOnlyList<TopicPartition>> assigned, Action<IReadOnlyList<TopicPartition>, bool> revoked)
    {
        (_give, _take) = (assigned, revoked);
        return this;
    }

    public Task AssignAsync(params TopicPartition[] partitions) => ObeyAsync(() => Give(partitions));

    public Task RevokeAsync(params TopicPartition[] partitions) => ObeyAsync(() => Take(partitions, orderly: true));

    /// <summary>The group gave them to others and says so only now.</summary>
    public Task LoseAsync(params TopicPartition[] partitions) => ObeyAsync(() => Take(partitions, orderly: false));

    /// <summary>Revoked and assigned again within one poll.</summary>
    public Task BounceAsync(params TopicPartition[] partitions) => ObeyAsync(() =>
    {
        Take(partitions, orderly: true);
        Give(partitions);
    });

    /// <summary>The next poll throws this.</summary>
    public void Fail(Exception why) => _orders.Enqueue((() => throw why, new TaskCompletionSource()));

    public void Poll()
    {
        while (_orders.TryDequeue(out (Action Order, TaskCompletionSource Done) next))
        {
            next.Order();
            next.Done.SetResult();
        }
    }

    public void Store(TopicPartition partition, long next)
    {
    }

    public void Dispose() => Take([.. _assigned], orderly: true);

    private Task ObeyAsync(Action order)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _orders.Enqueue((order, done));
        return done.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private void Give(TopicPartition[] partitions)
    {
        _assigned.UnionWith(partitions);
        _give(partitions);
    }

    private void Take(TopicPartition[] partitions, bool orderly)
    {
        _take(partitions, orderly);
        _assigned.ExceptWith(partitions);
    }
}
