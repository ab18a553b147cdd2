using Confluent.Kafka;

namespace Ioc.Ingest.Tests.Running;

/// <summary>Reads a topic from its beginning, as anyone could.</summary>
public static class TopicReader
{
    public static List<ConsumeResult<byte[], byte[]>> ReadAll(string bootstrapServers, string topic, int partitions = 4)
    {
        var settings = new ConsumerConfig { BootstrapServers = bootstrapServers, GroupId = "reader", EnablePartitionEof = true, EnableAutoCommit = false };
        using IConsumer<byte[], byte[]> consumer = new ConsumerBuilder<byte[], byte[]>(settings).Build();
        consumer.Assign(Enumerable.Range(0, partitions).Select(p => new TopicPartitionOffset(topic, p, Offset.Beginning)));
        var records = new List<ConsumeResult<byte[], byte[]>>();
        for (int ended = 0; ended < partitions;)
        {
            ConsumeResult<byte[], byte[]> record = consumer.Consume(TimeSpan.FromMinutes(1)) ?? throw new TimeoutException($"no end of {topic} in a minute");
            if (record.IsPartitionEOF)
            {
                ended++;
            }
            else
            {
                records.Add(record);
            }
        }

        return records;
    }
}
