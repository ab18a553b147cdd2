using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Broker;

/// <summary>
/// What was rejected over HTTP or by the bridge, on its way through Kafka to the worker that commits it as a dead letter: so neither needs a database to keep it, and it is kept once, with the offsets. Its value
/// begins with a byte that no JSON begins with: nobody who reads the topic takes it for an event, also no worker of before there was such a thing.
/// </summary>
internal static class RejectedRecord
{
    private const byte Mark = 0;
    private const string ReasonHeader = "ioc-reason", DetailHeader = "ioc-detail", UnitHeader = "ioc-unit", TopicHeader = "ioc-topic", PartitionHeader = "ioc-partition", OffsetHeader = "ioc-offset";

    private static readonly Dictionary<string, RejectReason> _reasons = Enum.GetValues<RejectReason>().ToDictionary(RejectReasons.Code, StringComparer.Ordinal);

    public static OutgoingEvent Of(DeadLetter letter)
    {
        var headers = new Headers
        {
            { ReasonHeader, Encoding.UTF8.GetBytes(RejectReasons.Code(letter.Reason)) },
            { DetailHeader, Encoding.UTF8.GetBytes(letter.Detail) },
        };
        if (letter.Unit is { } unit)
        {
            headers.Add(UnitHeader, Encoding.UTF8.GetBytes(unit));
        }

        if (letter.Partition >= 0)
        {
            headers.Add(TopicHeader, Encoding.UTF8.GetBytes(letter.Topic));
            headers.Add(PartitionHeader, Encoding.UTF8.GetBytes(letter.Partition.ToString(CultureInfo.InvariantCulture)));
            headers.Add(OffsetHeader, Encoding.UTF8.GetBytes(letter.Offset.ToString(CultureInfo.InvariantCulture)));
        }

        return new OutgoingEvent(Topics.ProcedureEvents, Encoding.UTF8.GetBytes(letter.Unit ?? Topics.ProvinceKey), [Mark, .. letter.Value], letter.ArrivedAt) { Headers = headers };
    }

    /// <summary>The dead letter that the record carries; null: it carries none.</summary>
    public static DeadLetter? Read(Message<byte[], byte[]> message, Instant recordedAt) =>
        message.Value is [Mark, .. byte[] bytes] && Header(message, ReasonHeader) is { } code && _reasons.TryGetValue(code, out RejectReason reason)
            ? From(message) is var (topic, partition, offset)
                ? DeadLetter.Of(topic, partition, offset, null, bytes, reason, Header(message, DetailHeader) ?? "", Header(message, UnitHeader), recordedAt)
                : DeadLetter.Of(Topics.Http, -1, -1, null, bytes, reason, Header(message, DetailHeader) ?? "", Header(message, UnitHeader), recordedAt)
            : null;

    /// <summary>The foreign record that it was; null: it came over HTTP.</summary>
    private static (string Topic, int Partition, long Offset)? From(Message<byte[], byte[]> message) =>
        Header(message, TopicHeader) is { Length: > 0 and <= 249 } topic
        && int.TryParse(Header(message, PartitionHeader), NumberStyles.None, CultureInfo.InvariantCulture, out int partition)
        && long.TryParse(Header(message, OffsetHeader), NumberStyles.None, CultureInfo.InvariantCulture, out long offset)
            ? (topic, partition, offset) : null;

    /// <summary>Null: it has no such header, or one without a value.</summary>
    private static string? Header(Message<byte[], byte[]> message, string name) =>
        message.Headers is { Count: > 0 } headers && headers.TryGetLastBytes(name, out byte[]? value) && value is not null ? Encoding.UTF8.GetString(value) : null;
}
