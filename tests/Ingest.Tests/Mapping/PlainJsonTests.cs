using System.Text;
using System.Text.Json;
using Ioc.Ingest.Mapping;

namespace Ioc.Ingest.Tests.Mapping;

/// <summary>Plain JSON: conditions, lists of which each item gives an event, several events of a record.</summary>
public sealed class PlainJsonTests
{
    [Theory]
    [InlineData("""{"at": "/x", "in": ["a", 1, true]}""", """{"x": "a"}""", true)]
    [InlineData("""{"at": "/x", "in": ["a", 1, true]}""", """{"x": 1}""", true)]
    [InlineData("""{"at": "/x", "in": ["a", 1, true]}""", """{"x": true}""", true)]
    [InlineData("""{"at": "/x", "in": ["a", 1, true]}""", """{"x": "b"}""", false)]
    [InlineData("""{"at": "/x", "in": ["a", 1, true]}""", """{}""", false)]
    [InlineData("""{"at": "/x", "in": [""]}""", """{"x": {}}""", true)]
    [InlineData("""{"at": "/x", "notIn": ["a"]}""", """{"x": "a"}""", false)]
    [InlineData("""{"at": "/x", "notIn": ["a"]}""", """{"x": null}""", true)]
    [InlineData("""{"at": "/x/y", "present": true}""", """{"x": {"y": 0}}""", true)]
    [InlineData("""{"at": "/x/y", "present": true}""", """{"x": {"y": null}}""", false)]
    [InlineData("""{"at": "/x/y", "present": false}""", """{}""", true)]
    public void A_condition_holds_as_it_is_read(string condition, string record, bool holds)
    {
        string source = """{"topic": "t", "format": "json", "source": "/s", IGNORE "events": [{"name": "total", "type": "vn.ioc.source.total", WHEN "data": {"commune": {"value": "16681"}, "day": {"value": "2026-11-02"}, "received": {"value": 1}, "resolved": {"value": 1}, "backlog": {"value": 1}, "at": {"record": "timestamp"} }}]}""";
        TopicMapping when = MappingFolder.Load(source.Replace("IGNORE", "", StringComparison.Ordinal).Replace("WHEN", $"\"when\": [{condition}],", StringComparison.Ordinal));
        TopicMapping ignore = MappingFolder.Load(source.Replace("WHEN", "", StringComparison.Ordinal).Replace("IGNORE", $"\"ignore\": [{condition}],", StringComparison.Ordinal));

        when.Map(record).Events.Count.ShouldBe(holds ? 1 : 0);
        ignore.Map(record).Events.Count.ShouldBe(holds ? 0 : 1);
        ignore.Map(record).Ignored.ShouldBe(holds ? "ignore[0]" : null);
    }

    [Fact]
    public void Each_item_of_a_list_gives_an_event_with_an_id_of_its_own_and_a_bad_one_stops_no_other()
    {
        TopicMapping mapping = Each();
        MappedRecord mapped = mapping.Map("""{"hosts": [{"s": "up"}, {"s": "broken"}, {"s": "down"}]}""");

        mapped.Events.Select(e => e.Faults.Count).ShouldBe([0, 1, 0]);
        mapped.Events.Select(e => JsonDocument.Parse(e.Bytes).RootElement.GetProperty("id").GetString()).ShouldBe(["try/h/t/2/7/0", "try/h/t/2/7/1", "try/h/t/2/7/2"]);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"hosts": null}""")]
    [InlineData("""{"hosts": []}""")]
    public void No_list_gives_no_event(string record) => Each().Map(record).Ignored.ShouldBe("no event is for it");

    [Fact]
    public void A_list_is_bounded()
    {
        string many = string.Join(',', Enumerable.Repeat("""{"s":"up"}""", EventRule.MostItems));
        Each().Map($$"""{"hosts": [{{many}}]}""").Events.Count.ShouldBe(EventRule.MostItems);
        Each().Map($$"""{"hosts": [{{many}}, {}]}""").Events.ShouldHaveSingleItem().Faults.ShouldHaveSingleItem().ToString().ShouldBe("events[0].each (/hosts): is a list of more than 1000");
        Each().Map("""{"hosts": {}}""").Events.ShouldHaveSingleItem().Faults.ShouldHaveSingleItem().What.ShouldBe("is an object where a list is needed");
    }

    [Fact]
    public void Vietnamese_texts_and_blanks_of_fixed_columns_arrive_as_they_should() =>
        MappingFolder.Of("commune", "\"/x\"").Event("""{"x": "Xã Đông Hiếu   "}""").ShouldContain("\"commune\":\"Xã Đông Hiếu\"");

    [Fact]
    public void The_same_record_gives_the_same_bytes_each_time()
    {
        const string Record = """{"hosts": [{"s": "up"}]}""";
        Encoding.UTF8.GetString(Each().Map(Record).Events[0].Bytes).ShouldBe(Encoding.UTF8.GetString(Each().Map(Record).Events[0].Bytes));
    }

    private static TopicMapping Each() => MappingFolder.Load("""
        {"topic": "t", "format": "json", "source": "/s", "events": [{"name": "h", "type": "vn.ioc.system.health", "each": "/hosts",
          "data": {"commune": {"value": "16681"}, "system": {"value": "tthc"}, "status": {"from": "/s", "table": {"up": "up", "down": "down"}}, "at": {"record": "timestamp"} }}]}
        """);
}
