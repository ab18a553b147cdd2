using Confluent.Kafka;
using Ioc.Ingest.Broker;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>
/// Our membership in the consumer group: it says which partitions are ours and reads none of them. A client of its own, since what is assigned to a member must not be
/// given and taken in between: while a rebalance is under way that would be taken for its answer. All calls and callbacks on the loop's thread.
/// </summary>
internal sealed class GroupMembership : IMembership
{
    /// <summary>
    /// Where the member stands in each partition: an offset that no broker has, so that nothing is fetched. Not a logical one (end, stored): that would be looked up.
    /// </summary>
    private static readonly Offset Nowhere = new(long.MaxValue / 2);

    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider _machine = TimeProvider.System;
    private readonly IConsumer<Ignore, Ignore> _member;
    private readonly HashSet<TopicPartition> _assigned = [];
    private readonly BrokerContact _contact;
    private long _polled;

    /// <summary>Assigned, Revoked: from within <see cref="Poll"/> and <see cref="Dispose"/>.</summary>
    public GroupMembership(ReadingParts parts, BrokerContact contact, Action<IReadOnlyList<TopicPartition>> assigned, Action<IReadOnlyList<TopicPartition>, bool> revoked)
    {
        _contact = contact;
        _member = new ConsumerBuilder<Ignore, Ignore>(KafkaSettings.Consumer(parts.Stream, parts.Settings.Group))
            .SetPartitionsAssignedHandler((_, partitions) =>
            {
                contact.Joined();
                _assigned.UnionWith(partitions);
                assigned(partitions);
                return partitions.Select(partition => new TopicPartitionOffset(partition, Nowhere)).ToArray();
            })
            .SetPartitionsRevokedHandler((_, partitions) => Gone(partitions, orderly: true, revoked))
            .SetPartitionsLostHandler((_, partitions) => Gone(partitions, orderly: false, revoked))
            .SetLogHandler((_, message) => KafkaLog.Message(parts.Log, message))
            .SetErrorHandler((_, error) => contact.Trouble(error))
            .Build();
        _member.Subscribe(parts.Duty.Topics);
    }

    /// <summary>Hears of partitions that come and go, and shows that we are alive. Quick when there is nothing.</summary>
    public void Poll()
    {
        if (_machine.GetElapsedTime(_polled) < PollEvery)
        {
            return;
        }

        _polled = _machine.GetTimestamp();
        try
        {
            _ = _member.Consume(TimeSpan.Zero);
        }
        catch (ConsumeException e) when (e.Error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange)
        {
            // Nowhere is no offset of any broker.
        }
        catch (ConsumeException e) when (!e.Error.IsFatal)
        {
            _contact.NotRead(e);
        }
    }

    /// <summary>Tells Kafka what is committed, in the background, for lag tools.</summary>
    public void Store(TopicPartition partition, long next)
    {
        if (_assigned.Contains(partition))
        {
            _member.StoreOffset(new TopicPartitionOffset(partition, next));
        }
    }

    /// <summary>Leaves the group; what is ours is revoked first.</summary>
    public void Dispose()
    {
        _member.Close();
        _member.Dispose();
    }

    private void Gone(List<TopicPartitionOffset> given, bool orderly, Action<IReadOnlyList<TopicPartition>, bool> revoked)
    {
        TopicPartition[] partitions = [.. given.Select(partition => partition.TopicPartition)];
        revoked(partitions, orderly);
        _assigned.ExceptWith(partitions);
    }
}
