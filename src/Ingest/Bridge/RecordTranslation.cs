using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.Mapping;
using Ioc.Ingest.State;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Bridge;

/// <summary>
/// Translates foreign records by their mappings and judges the events as those that come over HTTP are. What cannot be mapped or taken becomes a dead letter of the foreign place that
/// holds mapped members alone. Not thread-safe.
/// </summary>
internal sealed class RecordTranslation(IReadOnlyList<TopicMapping> mappings, Profile profile)
{
    private const int MostDetail = 1_000;

    private readonly ILookup<string, TopicMapping> _mappings = mappings.ToLookup(mapping => mapping.Topic, StringComparer.Ordinal);
    private readonly EventCheck _check = new(profile, new SimulatedMark()); // what our store holds is for its workers to judge
    private readonly Caller _caller = Caller.Anyone("bridge");
    private readonly OneKind _kind = new();

    /// <summary>Received: when the events are taken to be sent.</summary>
    public void Add(ConsumeResult<byte[], byte[]> record, Instant received, List<OutgoingEvent> outgoing, Dictionary<string, MappedCounts> counts)
    {
        long timestamp = record.Message.Timestamp.UnixTimestampMs;
        var foreign = new ForeignRecord(
            record.Topic, record.Partition.Value, record.Offset.Value, timestamp > 0 && timestamp <= received.ToUnixMilliseconds() ? Instant.FromUnixMilliseconds(timestamp) : received, record.Message.Value);
        foreach (TopicMapping mapping in _mappings[record.Topic])
        {
            MappedCounts count = counts.TryGetValue(mapping.Name, out MappedCounts? there) ? there : counts[mapping.Name] = new MappedCounts();
            count.Records++;
            MappedRecord mapped = mapping.Map(foreign);
            count.Ignored += mapped.Ignored is null ? 0 : 1;
            if (mapped.Fault is { } fault)
            {
                outgoing.Add(Rejected(foreign, mapping, "", [], fault.Reason, fault.ToString(), null, received, count));
            }

            foreach (MappedEvent e in mapped.Events)
            {
                outgoing.Add(Judged(foreign, mapping, e, received, count));
            }
        }
    }

    private OutgoingEvent Judged(in ForeignRecord record, TopicMapping mapping, MappedEvent e, Instant received, MappedCounts count)
    {
        if (e.Faults.Count > 0)
        {
            return Rejected(record, mapping, e.Rule, e.Bytes, e.Faults[0].Reason, string.Join("; ", e.Faults), e.Unit, received, count);
        }

        _kind.Clear();
        if (!_check.TryAccept(e.Bytes, received, _caller, _kind, out OutgoingEvent accepted, out Rejection rejection))
        {
            return Rejected(record, mapping, e.Rule, e.Bytes, rejection.Reason, rejection.Detail, e.Unit, received, count);
        }

        count.Events++;
        return accepted;
    }

    private OutgoingEvent Rejected(
        in ForeignRecord record, TopicMapping mapping, string rule, byte[] bytes, RejectReason reason, string detail, string? unit, Instant received, MappedCounts count)
    {
        string code = RejectReasons.Code(reason);
        count.Rejected[code] = count.Rejected.GetValueOrDefault(code) + 1;
        string words = $"mapping {mapping.Name}{(rule.Length > 0 ? "/" + rule : "")}: {detail}";
        return RejectedRecord.Of(DeadLetter.Of(
            record.Topic, record.Partition, record.Offset, null, bytes, reason, words.Length > MostDetail ? words[..MostDetail] + "…" : words, unit is null ? null : profile.FindUnit(unit)?.Code, received));
    }
}
