using System.Collections.Concurrent;
using Confluent.Kafka;
using Ioc.Ingest.Background;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>Asks brokers where partitions end, beside the loop: one that is away holds up no other partition. One round at a time, partition after partition. Used by the loop's thread.</summary>
internal sealed class EndQuery(IConsumer<byte[], byte[]> consumer) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _machine = TimeProvider.System;
    private readonly ConcurrentQueue<EndAnswer> _answers = new();
    private Task _round = Task.CompletedTask;
    private volatile bool _stopped;

    /// <summary>Whether nothing is being asked.</summary>
    public bool IsFree => _round.IsCompleted;

    public void Ask(IReadOnlyList<TopicPartition> partitions) => _round = OwnThread.RunAsync("ioc ends", () =>
    {
        foreach (TopicPartition partition in partitions)
        {
            if (_stopped)
            {
                return;
            }

            long began = _machine.GetTimestamp();
            _answers.Enqueue(new EndAnswer(partition, began, End(partition)));
        }
    });

    public bool TryTake(out EndAnswer answer) => _answers.TryDequeue(out answer);

    public void Dispose()
    {
        _stopped = true;
        _round.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
    }

    private long? End(TopicPartition partition)
    {
        try
        {
            return consumer.QueryWatermarkOffsets(partition, Patience).High.Value;
        }
        catch (KafkaException)
        {
            return null;
        }
    }
}

/// <summary>Began: machine time of the question. End: the partition's, without what transactions still hold back; null: its broker did not answer.</summary>
internal readonly record struct EndAnswer(TopicPartition Partition, long Began, long? End);
