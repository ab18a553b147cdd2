using Confluent.Kafka;
using Ioc.Ingest.Background;

namespace Ioc.Ingest.Broker;

/// <summary>One Kafka client that sends, and what is asked of the cluster through it. Thread-safe.</summary>
internal sealed class ProducerClient
{
    /// <summary>Machine time.</summary>
    public readonly long Opened = TimeProvider.System.GetTimestamp();

    /// <summary>Not 0: it can never send again, and another takes its place.</summary>
    public int Finished;

    private readonly Lock _asking = new();
    private Task<PartitionCounts>? _counts;
    private Task _leaders = Task.CompletedTask;

    public IProducer<byte[], byte[]> Producer { get; set; } = null!;

    public Task<PartitionCounts> CountsAsync()
    {
        lock (_asking)
        {
            return _counts is null or { IsFaulted: true }
                ? _counts = OwnThread.RunAsync("ioc partitions", () => PartitionCounts.Read(Producer.Handle, Topics.Events, KafkaSettings.MetadataTimeout))
                : _counts;
        }
    }

    public void ForgetCounts()
    {
        lock (_asking)
        {
            _counts = _counts is { IsCompleted: true } ? null : _counts;
        }
    }

    /// <summary>Unless it is being asked already.</summary>
    public void AskOnce(Func<Task> question)
    {
        lock (_asking)
        {
            if (_leaders.IsCompleted && Finished == 0)
            {
                _leaders = question();
            }
        }
    }

    /// <summary>Questions that are under way use the client: they end first.</summary>
    public void Close(TimeSpan lastReports)
    {
        Producer.Flush(lastReports);
        Task asked;
        lock (_asking)
        {
            asked = Task.WhenAll(_counts ?? Task.CompletedTask, _leaders);
        }

        _ = Task.WaitAny([asked], KafkaSettings.MetadataTimeout);
        Producer.Dispose();
    }
}
