using Confluent.Kafka;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>Offsets [From, To) that will not be consumed; To lies before From where the broker has fewer records than we had.</summary>
internal readonly record struct OffsetLoss(TopicPartition Partition, long From, long To, GapReason Reason);
