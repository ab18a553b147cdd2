using System.Text;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Worker;

/// <summary>Decodes consumed records into a batch; what is wrong becomes a dead letter, what is elsewhere is set aside. Not thread-safe.</summary>
internal sealed class RecordIntake
{
    private static readonly long _lastTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private readonly EventDecoder _decoder;
    private readonly SimulatedMark _mark;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, HomePartitions> _homes;
    private readonly byte[][] _keys;

    private readonly OwnedPartitions _owned;

    public RecordIntake(Profile profile, IReadOnlyDictionary<string, HomePartitions> homes, OwnedPartitions owned, SimulatedMark mark, TimeProvider time)
    {
        _owned = owned;
        _decoder = new EventDecoder(profile);
        _mark = mark;
        _time = time;
        _homes = new(homes, StringComparer.Ordinal);
        _keys = [.. profile.Units.Select(unit => Encoding.UTF8.GetBytes(unit.Code))];
    }

    /// <summary>
    /// Takes a record. WhyNot: our own code failed on it before; it becomes a dead letter unseen, as one does that it fails on here: thrown on, the record would stop its
    /// partition for ever. Throws <see cref="OutOfMemoryException"/> alone, which no record is to blame for; the batch is then not to be committed.
    /// </summary>
    public void Add(ConsumeResult<byte[], byte[]> record, EventBatch batch, string? whyNot = null)
    {
        Instant recordedAt = RecordedAt(record.Message.Timestamp);
        batch.Add(record);
        batch.Oldest = batch.Oldest is { } oldest ? Instant.Min(oldest, recordedAt) : recordedAt;

        byte[] bytes = record.Message.Value ?? []; // a tombstone is no JSON
        if (whyNot is null)
        {
            int accepted = batch.Accepted;
            try
            {
                Judge(record, bytes, recordedAt, batch);
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                whyNot = e.Message;
                if (batch.Accepted > accepted)
                {
                    batch.GiveBack();
                }
            }
        }

        Reject(record, bytes, new Rejection(RejectReason.InvalidField, "our own error: " + whyNot, null, null), recordedAt, batch);
    }

    private void Judge(ConsumeResult<byte[], byte[]> record, byte[] bytes, Instant recordedAt, EventBatch batch)
    {
        if (RejectedRecord.Read(record.Message, recordedAt) is { } letter)
        {
            batch.DeadLetters.Add(letter);
            return;
        }

        DecodedEvent e = batch.Rent();
        if (!_decoder.TryDecode(bytes, recordedAt, e, out Rejection rejection))
        {
            batch.GiveBack();
            Reject(record, bytes, rejection, recordedAt, batch);
        }
        else if (!batch.Kind.Admits(e.Source, _mark.Value, out string? why))
        {
            batch.GiveBack();
            Reject(record, bytes, new Rejection(RejectReason.NotAuthorised, why, e.Unit?.Code, null), recordedAt, batch);
        }
        else
        {
            Sort(record, e, batch);
        }
    }

    private void Sort(ConsumeResult<byte[], byte[]> record, DecodedEvent e, EventBatch batch)
    {
        e.Origin = e.IsForTheLedger ? new EventOrigin(record.Topic, record.Partition.Value, record.Offset.Value, record.Message.Key) : null;
        string topic = e.Kind is EventKind.SourceTotal ? record.Topic : Topics.Of(e.Kind);
        int home = _homes[topic].Of(e.Unit);
        bool misplaced = topic != record.Topic || home != record.Partition.Value;
        if (misplaced && (!WasForwarded(record.Message.Headers) || !IsOurs(topic, home)))
        {
            byte[] key = e.Unit is { } unit ? _keys[unit.Index] : Encoding.UTF8.GetBytes(Topics.ProvinceKey);
            batch.Misplaced.Add(new MisplacedRecord(e, new OutgoingEvent(topic, key, record.Message.Value!, e.RecordedAt), record));
            return;
        }

        Place(e, home, batch);
    }

    /// <summary>Puts an event where its ledger will find it.</summary>
    public static void Place(DecodedEvent e, int home, EventBatch batch)
    {
        switch (e.Kind)
        {
            case EventKind.DossierStatus or EventKind.DossierRating: batch.AddDossier(home, e); break;
            case EventKind.SystemHealth: batch.Health.Add(e); break;
            default: batch.Others.Add(e); break;
        }
    }

    /// <summary>A misplaced event that could not be forwarded is counted at once if its home is ours too: better than pushed out of the broker.</summary>
    public bool TryPlaceAtHome(MisplacedRecord misplaced, EventBatch batch)
    {
        int home = _homes[misplaced.Record.Topic].Of(misplaced.Event.Unit);
        if (!IsOurs(misplaced.Record.Topic, home))
        {
            return false;
        }

        Place(misplaced.Event, home, batch);
        return true;
    }

    private bool IsOurs(string topic, int partition) => _owned.TryGet(new TopicPartition(topic, partition), out _);

    private static bool WasForwarded(Headers? headers) => headers is { Count: > 0 } && headers.TryGetLastBytes(Topics.ForwardedHeader, out _);

    /// <summary>Keeps a record as a dead letter.</summary>
    public static void Reject(ConsumeResult<byte[], byte[]> record, byte[] bytes, Rejection why, Instant at, EventBatch batch) =>
        batch.DeadLetters.Add(DeadLetter.Of(
            record.Topic, record.Partition.Value, record.Offset.Value, record.Message.Key, bytes, why.Reason, why.Detail, why.Unit, at));

    /// <summary>When the broker took it. Now where it does not say so, or names a time that no calendar has: the embedded broker keeps what a sender writes.</summary>
    private Instant RecordedAt(Timestamp timestamp) => timestamp.Type != TimestampType.NotAvailable && timestamp.UnixTimestampMs >= 0 && timestamp.UnixTimestampMs <= _lastTime
        ? Instant.FromUnixMilliseconds(timestamp.UnixTimestampMs)
        : Instant.From(_time.GetUtcNow());
}
