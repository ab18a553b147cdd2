using System.Text;
using Confluent.Kafka;
using Ioc.Ingest.Bridge;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Mapping;
using Ioc.Ingest.Tests.Mapping;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests.Bridge;

/// <summary>Only mapped members leave the translation: whatever is wrong with a record, nothing else of it is in an event or a dead letter.</summary>
public sealed class PersonalDataTests
{
    private const string Mark = "DẤU-KÍN";

    private static readonly TopicMapping _mapping = MappingFolder.Load("""
        {"topic": "t.rows", "format": "debezium", "source": "/vn/40/t",
         "ignore": [{"at": "/after/hidden", "in": ["x"]}],
         "events": [{"name": "status", "type": "vn.ioc.dossier.status", "when": [{"at": "/after/note", "present": true}], "id": ["/after/id"],
          "data": {"commune": "/after/unit", "dossier": "/after/id", "sequence": "/after/v", "status": {"from": "/after/s", "table": {"1": "accepted", "2": "completed"}},
                   "procedure": "/after/p", "channel": {"value": "online"}, "at": {"from": "/after/t", "time": "milliseconds"}, "fullyOnline": "/after/full" }}]}
        """);

    /// <summary>What is not mapped, or only judged (ignore, when), holds the mark; and so do mapped members that are not of their form.</summary>
    [Theory]
    [InlineData("", null)]
    [InlineData("\"v\": \"DẤU-KÍN\",", RejectReason.InvalidField)]
    [InlineData("\"s\": \"DẤU-KÍN\",", RejectReason.InvalidField)]
    [InlineData("\"s\": null,", RejectReason.MissingField)]
    [InlineData("\"t\": \"DẤU-KÍN\",", RejectReason.InvalidField)]
    [InlineData("\"full\": \"DẤU-KÍN\",", RejectReason.InvalidField)]
    [InlineData("\"id\": {\"name\": \"DẤU-KÍN\"},", RejectReason.MissingField)]
    [InlineData("\"unit\": [\"DẤU-KÍN\"],", RejectReason.InvalidField)]
    [InlineData("\"unit\": \"99999\",", RejectReason.UnknownCommune)]
    [InlineData("\"t\": 1,", RejectReason.AncientTime)]
    [InlineData("\"x\": DẤU-KÍN,", RejectReason.MalformedJson)]
    [InlineData("\"x\": \"\\ud800 DẤU-KÍN\", \"p\": \"\\ud800\",", RejectReason.MalformedJson)]
    public void Nothing_that_is_not_mapped_comes_out(string change, RejectReason? reason)
    {
        OutgoingEvent sent = Translated(Record(change)).ShouldHaveSingleItem();
        Text(sent).ShouldNotContain(Mark);
        Text(sent).ShouldNotContain("Nguyễn");
        DeadLetter? letter = RejectedRecord.Read(new Message<byte[], byte[]> { Value = sent.Value, Headers = sent.Headers }, TestClock.Now);
        letter?.Reason.ShouldBe(reason!.Value, letter.Detail);
        (letter is not null).ShouldBe(reason is not null);
        if (letter is not null)
        {
            (letter.Topic, letter.Partition, letter.Offset, letter.Key).ShouldBe(("t.rows", 3, 41L, null));
        }
    }

    [Fact]
    public void A_record_cut_anywhere_gives_nothing_that_is_not_mapped()
    {
        byte[] whole = Record("");
        for (int length = 0; length < whole.Length; length++)
        {
            foreach (OutgoingEvent sent in Translated(whole[..length]))
            {
                Text(sent).ShouldNotContain("DẤU");
                Text(sent).ShouldNotContain("Nguyễn");
            }
        }
    }

    [Fact]
    public void A_record_that_is_too_large_is_kept_by_its_place_alone()
    {
        OutgoingEvent sent = Translated([.. Record(""), .. new byte[TopicMapping.LargestRecord]]).ShouldHaveSingleItem();
        DeadLetter letter = RejectedRecord.Read(new Message<byte[], byte[]> { Value = sent.Value, Headers = sent.Headers }, TestClock.Now)!;
        (letter.Reason, letter.Value.Length).ShouldBe((RejectReason.TooLarge, 0));
        Text(sent).ShouldNotContain(Mark);
    }

    private static List<OutgoingEvent> Translated(byte[] value)
    {
        var outgoing = new List<OutgoingEvent>();
        var record = new ConsumeResult<byte[], byte[]>
        {
            Topic = "t.rows",
            Partition = 3,
            Offset = 41,
            Message = new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(Mark), Value = value, Timestamp = new Timestamp(TestClock.Now.ToUnixMilliseconds(), TimestampType.CreateTime), Headers = new Headers { { Mark, Encoding.UTF8.GetBytes(Mark) } } },
        };
        new RecordTranslation([_mapping], RunningIngest.Profile).Add(record, TestClock.Now, outgoing, []);
        return outgoing;
    }

    private static string Text(OutgoingEvent sent) =>
        $"{sent.Topic} {Encoding.UTF8.GetString(sent.Key)} {Encoding.UTF8.GetString(sent.Value)} {string.Join(' ', sent.Headers?.Select(header => $"{header.Key} {Encoding.UTF8.GetString(header.GetValueBytes())}") ?? [])}";

    /// <summary>Change: members over those of a good row (the last one of a name holds).</summary>
    private static byte[] Record(string change)
    {
        Instant at = TestClock.Now;
        string row = $$"""
            "name": "Nguyễn {{Mark}}", "note": "{{Mark}}", "hidden": "{{Mark}}", "unit": "16681", "id": "H41-1", "v": 1, "s": 1, "p": "1.001193", "t": {{at.ToUnixMilliseconds()}}, "full": true, {{change}} "phone": "{{Mark}}"
            """;
        return Encoding.UTF8.GetBytes($$"""{"op":"u","before":{"name":"Nguyễn {{Mark}}"},"source":{"db":"{{Mark}}"},"after":{ {{row}} } }""");
    }
}
