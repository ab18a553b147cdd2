using System.Text;
using System.Text.Json;
using Ioc.Ingest.Mapping;
using Ioc.Metrics.Events;

namespace Ioc.Ingest.Tests.Mapping;

/// <summary>Change records of Debezium, and which of our events a change gives.</summary>
public sealed class DebeziumTests
{
    private static readonly TopicMapping _mapping = MappingFolder.Load(Mapping("""
        "when": [{"at": "/after/s", "changed": true}], "id": ["/after/id", "/after/v"],
        """));

    [Theory]
    [InlineData("""{"op":"c","before":null,"after":{"id":1,"v":5,"s":"accepted"}}""", true)]
    [InlineData("""{"op":"r","before":null,"after":{"id":1,"v":5,"s":"accepted"}}""", true)]
    [InlineData("""{"op":"u","before":{"id":1,"v":4,"s":"registered"},"after":{"id":1,"v":5,"s":"accepted"}}""", true)]
    [InlineData("""{"op":"u","before":{"id":1,"v":4},"after":{"id":1,"v":5,"s":"accepted"}}""", true)]
    [InlineData("""{"op":"u","before":null,"after":{"id":1,"v":5,"s":"accepted"}}""", true)]
    [InlineData("""{"op":"u","before":{"id":1,"v":4,"s":"accepted"},"after":{"id":1,"v":5,"s":"accepted"}}""", false)]
    [InlineData("""{"op":"d","before":{"id":1,"v":5,"s":"accepted"},"after":null}""", false)]
    [InlineData("""{"op":"t","before":null,"after":null}""", false)]
    [InlineData("""{"op":"m","message":{"prefix":"p"}}""", false)]
    public void Inserts_snapshots_and_updates_that_change_it_give_an_event(string change, bool expected)
    {
        foreach (string record in new[] { change, $$"""{"schema":{"type":"struct"},"payload":{{change}}}""" })
        {
            MappedRecord mapped = _mapping.Map(record);
            (mapped.Events.Count, mapped.Ignored is null, mapped.Fault).ShouldBe((expected ? 1 : 0, expected, null));
        }
    }

    [Fact]
    public void With_and_without_its_schema_a_change_is_the_same_event()
    {
        const string Change = """{"op":"c","before":null,"after":{"id":1,"v":5,"s":"accepted"}}""";
        _mapping.Event(Change).ShouldBe(_mapping.Event($$"""{"payload":{{Change}},"schema":null}"""));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"schema":null,"payload":null}""")]
    public void A_tombstone_is_left_out(string? record) => _mapping.Map(record).Ignored.ShouldBe("tombstone");

    [Theory]
    [InlineData("null", RejectReason.InvalidField)]
    [InlineData("[]", RejectReason.InvalidField)]
    [InlineData("{}", RejectReason.MissingField)]
    [InlineData("""{"op":1}""", RejectReason.MissingField)]
    [InlineData("""{"payload":{"op":"c"}}""", RejectReason.MissingField)]
    [InlineData("""{"op":"c","after":{"s":"\ud800"}}""", RejectReason.MalformedJson)]
    [InlineData("{\"op\":", RejectReason.MalformedJson)]
    [InlineData("", RejectReason.MalformedJson)]
    public void What_is_no_change_record_is_a_fault(string record, RejectReason reason) => _mapping.Map(record).Fault.ShouldNotBeNull().Reason.ShouldBe(reason);

    [Fact]
    public void A_delete_gives_an_event_where_the_mapping_asks_for_one()
    {
        TopicMapping mapping = MappingFolder.Load(Mapping("\"operations\": [\"d\"],").Replace("/after/", "/before/", StringComparison.Ordinal));
        mapping.Event("""{"op":"d","before":{"id":1,"v":5,"s":"stopped"},"after":null}""").ShouldContain("stopped");
        mapping.Map("""{"op":"c","before":null,"after":{"id":1,"v":5,"s":"stopped"}}""").Ignored.ShouldNotBeNull();
    }

    [Fact]
    public void Ids_are_of_the_named_members_whatever_the_place_and_no_two_rows_have_one()
    {
        string one = _mapping.Event("""{"op":"c","before":null,"after":{"id":"a/b","v":5,"s":"accepted"}}""");
        one.ShouldBe(_mapping.Event("""{"op":"r","before":null,"after":{"id":"a/b","v":5,"s":"accepted"},"source":{"lsn":2}}"""));
        JsonDocument.Parse(one).RootElement.GetProperty("id").GetString().ShouldBe("try/status/a%2Fb/5");
        Id("""{"op":"c","after":{"id":"a","v":"b/5","s":"accepted"}}""").ShouldNotBe(Id("""{"op":"c","after":{"id":"a/b","v":5,"s":"accepted"}}"""));
        Id("""{"op":"c","after":{"id":"a%2Fb","v":5,"s":"accepted"}}""").ShouldNotBe(Id("""{"op":"c","after":{"id":"a/b","v":5,"s":"accepted"}}"""));
    }

    [Fact]
    public void Without_named_members_the_id_is_of_topic_partition_and_offset()
    {
        TopicMapping mapping = MappingFolder.Load(Mapping(""));
        string[] ids = [.. new[] { 7L, 7L, 8L }.Select(offset => IdOf(mapping.Map("""{"op":"c","after":{"id":1,"v":5,"s":"accepted"}}""", offset)))];
        ids.ShouldBe(["try/status/t.rows/2/7", "try/status/t.rows/2/7", "try/status/t.rows/2/8"]);
    }

    [Fact]
    public void A_row_without_what_makes_its_id_is_a_fault() =>
        _mapping.Map("""{"op":"c","after":{"id":1,"v":null,"s":"accepted"}}""").Events[0].Faults.Select(fault => fault.Place).ShouldBe(["events[0].id", "events[0].data.sequence"]);

    [Fact]
    public void A_sequence_may_come_from_a_time()
    {
        TopicMapping mapping = MappingFolder.Load(Mapping("").Replace("\"sequence\": \"/after/v\"", """ "sequence": {"from": "/after/v", "time": "rfc3339"} """, StringComparison.Ordinal));
        mapping.Event("""{"op":"c","after":{"id":1,"v":"2026-11-02T01:15:02.000001Z","s":"accepted"}}""").ShouldContain("\"sequence\":1793582102000001");
    }

    [Fact]
    public void A_record_that_is_larger_than_any_is_refused_unread() =>
        _mapping.Map(new string(' ', TopicMapping.LargestRecord + 1)).Fault.ShouldNotBeNull().Reason.ShouldBe(RejectReason.TooLarge);

    [Fact]
    public void Whatever_comes_it_never_throws_and_changed_bytes_are_told_or_mapped()
    {
        byte[] good = """{"schema":{},"payload":{"op":"u","before":{"id":1,"v":4,"s":"registered"},"after":{"id":"é","v":5.0e1,"s":"accepted"}}}"""u8.ToArray();
        var random = new Random(17);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = [.. good.Take(i % 10 == 0 ? random.Next(good.Length) : good.Length)];
            for (int change = random.Next(3); change >= 0 && bytes.Length > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            MappedRecord mapped = _mapping.Map(new ForeignRecord("t", 0, i, MappingFolder.At, bytes));
            (mapped.Fault is not null || mapped.Ignored is not null || mapped.Events.Count == 1).ShouldBeTrue(Encoding.UTF8.GetString(bytes));
        }
    }

    private static string Id(string record) => IdOf(_mapping.Map(record));

    private static string IdOf(MappedRecord mapped) => JsonDocument.Parse(mapped.Events.ShouldHaveSingleItem().Bytes).RootElement.GetProperty("id").GetString()!;

    private static string Mapping(string more) => $$"""
        {"topic": "t.rows", "format": "debezium", "source": "/vn/40/t", "events": [{"name": "status", "type": "vn.ioc.dossier.status", {{more}}
          "data": {"commune": {"value": "16681"}, "dossier": "/after/id", "sequence": "/after/v", "status": "/after/s", "at": {"record": "timestamp"} } } ] }
        """;
}
