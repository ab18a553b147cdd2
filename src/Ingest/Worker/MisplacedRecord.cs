using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Metrics.Events;

namespace Ioc.Ingest.Worker;

/// <summary>A good event outside its home partition: as it was found, and with what it takes to send it home.</summary>
internal readonly record struct MisplacedRecord(DecodedEvent Event, OutgoingEvent Record, ConsumeResult<byte[], byte[]> Found);
