using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Events;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Worker;

/// <summary>
/// Moves events that were found elsewhere to their home partitions, before the offset of where they were found is committed. One that was moved and is read again, since its batch
/// failed, is not moved again. One that its home can never take becomes a dead letter. Used by the lane, and between its runs by the loop.
/// </summary>
internal sealed class Forwarding(EventProducer producer, RecordIntake intake, IngestState state, ILogger log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Where those were found that are moved and not committed yet.</summary>
    private readonly HashSet<TopicPartitionOffset> _moved = [];

    /// <summary>Waits until each is moved, placed here or refused for good.</summary>
    public async Task RunAsync(EventBatch batch, CancellationToken cancellation)
    {
        MisplacedRecord[] left = [.. batch.Misplaced.Where(record => !_moved.Contains(record.Found.TopicPartitionOffset))];
        string? said = null;
        while (left.Length > 0)
        {
            IReadOnlyList<Error?> refused = await producer.ForwardAsync([.. left.Select(each => each.Record)]).ConfigureAwait(false);
            left = [.. left.Where((record, i) => Stays(record, refused[i], batch))];
            if (left.Length == 0)
            {
                return;
            }

            // Its home is another worker's: it waits, and with it the offset, until the broker takes it.
            string why = refused.First(error => error is not null)!.Reason;
            state.BrokerSays(why);
            if (why != said)
            {
                IngestLog.ForwardingWaits(log, left.Length, said = why);
            }

            await Task.Delay(Pause, TimeProvider.System, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The batch is committed, or nobody reads it again.</summary>
    public void Done(EventBatch batch) => batch.Misplaced.ForEach(record => _moved.Remove(record.Found.TopicPartitionOffset));

    /// <summary>Below this offset the partition is not read again; null: other records may come at the same offsets.</summary>
    public void Forget(TopicPartition partition, long? below) =>
        _moved.RemoveWhere(found => found.TopicPartition == partition && (below is null || found.Offset.Value < below));

    private bool Stays(MisplacedRecord record, Error? refused, EventBatch batch)
    {
        if (refused is null)
        {
            _moved.Add(record.Found.TopicPartitionOffset);
        }
        else if (!intake.TryPlaceAtHome(record, batch))
        {
            // A right that is missing is a person's to give: until then nothing else is to wait, and dead letters can be sent again.
            if (!refused.IsForGood() && refused.Code != ErrorCode.TopicAuthorizationFailed)
            {
                return true;
            }

            batch.Misplaced.Remove(record);
            RejectReason reason = refused.IsTooLarge() ? RejectReason.TooLarge : RejectReason.InvalidField;
            RecordIntake.Reject(
                record.Found, record.Record.Value, new Rejection(reason, $"found outside its home, which does not take it: {record.Record.Topic}: {refused.Reason}", record.Event.Unit?.Code, null),
                record.Event.RecordedAt, batch);
        }

        return false;
    }
}
