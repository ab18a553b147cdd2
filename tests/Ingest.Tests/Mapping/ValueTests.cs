using System.Text.Json;
using Ioc.Ingest.Mapping;
using Ioc.Metrics.Events;

namespace Ioc.Ingest.Tests.Mapping;

/// <summary>How values of foreign records are read: times, decimals, tables, flags, numbers.</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData("rfc3339", "\"2026-11-02T01:15:02.5Z\"", "2026-11-02T08:15:02.5+07:00")]
    [InlineData("local", "\"2026-11-02 08:15:02.5\"", "2026-11-02T08:15:02.5+07:00")]
    [InlineData("local", "\"2026-11-02T08:15\"", "2026-11-02T08:15:00+07:00")]
    [InlineData("local", "\"2026-11-02\"", "2026-11-02T00:00:00+07:00")]
    [InlineData("dd/MM/yyyy HH:mm:ss", "\"02/11/2026 08:15:02\"", "2026-11-02T08:15:02+07:00")]
    [InlineData("yyyyMMddHHmmss", "\"20261102081502\"", "2026-11-02T08:15:02+07:00")]
    [InlineData("yyyyMMddHHmmss", "20261102081502", "2026-11-02T08:15:02+07:00")]
    [InlineData("yyyy-MM-dd HH:mm:sszzz", "\"2026-11-02 01:15:02+00:00\"", "2026-11-02T08:15:02+07:00")]
    [InlineData("seconds", "1793582102", "2026-11-02T08:15:02+07:00")]
    [InlineData("seconds", "1793582102.25", "2026-11-02T08:15:02.25+07:00")]
    [InlineData("milliseconds", "\"1793582102250\"", "2026-11-02T08:15:02.25+07:00")]
    [InlineData("microseconds", "1793582102250000", "2026-11-02T08:15:02.25+07:00")]
    [InlineData("nanoseconds", "1793582102250000099", "2026-11-02T08:15:02.25+07:00")]
    [InlineData("local-milliseconds", "1793607302250", "2026-11-02T08:15:02.25+07:00")]
    [InlineData("local-microseconds", "1793607302250000", "2026-11-02T08:15:02.25+07:00")]
    [InlineData("local-nanoseconds", "1793607302250000000", "2026-11-02T08:15:02.25+07:00")]
    [InlineData("days", "20759", "2026-11-02T00:00:00+07:00")]
    public void Every_form_of_time_gives_the_instant(string form, string value, string expected) =>
        Read("at", $$"""{"from": "/x", "time": "{{form}}"}""", $$"""{"x": {{value}}}""").ShouldBe($"\"{expected}\"");

    [Theory]
    [InlineData("+00:00", "2026-11-02T15:15:02+07:00")]
    [InlineData("Z", "2026-11-02T15:15:02+07:00")]
    [InlineData("-03:30", "2026-11-02T18:45:02+07:00")]
    public void The_zone_is_that_of_a_wall_clock_and_leaves_instants_alone(string zone, string expected)
    {
        Read("at", $$"""{"from": "/x", "time": "local", "zone": "{{zone}}"}""", """{"x": "2026-11-02T08:15:02"}""").ShouldBe($"\"{expected}\"");
        TopicMapping ofFile = MappingFolder.Of("at", """{"from": "/x", "time": "local"}""", more: $"\"zone\": \"{zone}\",");
        ofFile.Event("""{"x": "2026-11-02T08:15:02"}""").ShouldContain($"\"at\":\"{expected}\"");
        Read("at", $$"""{"from": "/x", "time": "seconds", "zone": "{{zone}}"}""", """{"x": 1793582102}""").ShouldBe("\"2026-11-02T08:15:02+07:00\"");
    }

    [Theory]
    [InlineData("rfc3339", "\"2026-11-02T08:15:02\"")]
    [InlineData("rfc3339", "1793582102")]
    [InlineData("local", "\"02/11/2026\"")]
    [InlineData("dd/MM/yyyy", "\"31/02/2026\"")]
    [InlineData("seconds", "\"yesterday\"")]
    [InlineData("seconds", "1e30")]
    [InlineData("microseconds", "9223372036825200000")]
    [InlineData("days", "{}")]
    public void What_is_no_such_time_is_a_fault_at_its_place_that_does_not_show_it(string form, string value)
    {
        MappingFault fault = MappingFolder.Of("at", $$"""{"from": "/x", "time": "{{form}}"}""").Map($$"""{"x": {{value}}}""").Events.ShouldHaveSingleItem().Faults.ShouldHaveSingleItem();
        (fault.Reason, fault.Place, fault.Pointer).ShouldBe((RejectReason.InvalidField, "events[0].data.at", "/x"));
        fault.What.ShouldContain($"no time in the form {form}");
        fault.ToString().ShouldNotContain(value.Trim('"', '{', '}') is { Length: > 0 } text ? text : "{}");
    }

    [Theory]
    [InlineData("\"BQ==\"", 0, "5")]
    [InlineData("\"AN4=\"", 2, "2.22")]
    [InlineData("\"AA==\"", 3, "0.000")]
    [InlineData("""{"scale": 1, "value": "Ag=="}""", 0, "0.2")]
    public void Decimals_that_come_as_bytes_are_read(string value, int scale, string expected)
    {
        TopicMapping mapping = MappingFolder.Load($$"""
            {"topic": "t", "format": "json", "source": "/vn/40/t", "events": [{"name": "i", "type": "vn.ioc.indicator.report", "data": {
              "unit": {"value": "province"}, "indicator": {"from": "/i"}, "at": {"record": "timestamp"}, "reportedBy": {"value": "máy"}, "value": {"from": "/x", "decimal": {{scale}} } } } ] }
            """);
        mapping.Event($$"""{"i": "766.1.1", "x": {{value}}}""").ShouldContain($"\"value\":{expected}");
    }

    [Theory]
    [InlineData("\"/w==\"", 0, -1)]
    [InlineData("""{"scale": 0, "value": "//8="}""", 0, -1)]
    public void A_negative_decimal_keeps_its_sign(string value, int scale, long expected)
    {
        using JsonDocument document = JsonDocument.Parse(value);
        MemberValue.Decimal(document.RootElement, scale).ShouldBe($"{expected}");
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("\"5\"", "5")]
    [InlineData("\" 5 \"", "5")]
    [InlineData("5.0", "5")]
    public void A_whole_number_may_be_written_in_several_ways(string value, string expected) => Read("backlog", "\"/x\"", $$"""{"x": {{value}}}""").ShouldBe(expected);

    [Theory]
    [InlineData("5.5", "is no whole number")]
    [InlineData("\"năm\"", "is no whole number")]
    [InlineData("[5]", "is a list where one value is needed")]
    [InlineData("99999999999999999999", "is no whole number")]
    public void What_is_none_is_a_fault(string value, string what) =>
        MappingFolder.Of("backlog", "\"/x\"").Map($$"""{"x": {{value}}}""").Events[0].Faults.ShouldHaveSingleItem().What.ShouldBe(what);

    [Theory]
    [InlineData("\"A\"", "1")]
    [InlineData("7", "2")]
    [InlineData("true", "3")]
    [InlineData("\"else\"", "4")]
    public void A_table_is_asked_by_the_value_as_text(string value, string expected) =>
        Read("backlog", """{"from": "/x", "table": {"A": 1, "7": 2, "true": 3, "*": 4}}""", $$"""{"x": {{value}}}""").ShouldBe(expected);

    [Fact]
    public void A_value_that_the_table_does_not_name_is_a_fault_and_null_in_a_table_leaves_the_member_out()
    {
        TopicMapping mapping = MappingFolder.Of("backlog", """{"from": "/x", "table": {"A": 1, "B": null}}""");
        mapping.Map("""{"x": "C"}""").Events[0].Faults.ShouldHaveSingleItem().What.ShouldBe("has a value that the table does not name");
        mapping.Map("""{"x": "B"}""").Events[0].Faults.ShouldHaveSingleItem().Reason.ShouldBe(RejectReason.MissingField);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"x": null}""")]
    [InlineData("""{"x": "__debezium_unavailable_value"}""")]
    public void What_is_absent_is_the_default_or_missing(string record)
    {
        Read("backlog", """{"from": "/x", "default": 9}""", record).ShouldBe("9");
        MappingFault fault = MappingFolder.Of("backlog", "\"/x\"").Map(record).Events[0].Faults.ShouldHaveSingleItem();
        (fault.Reason, fault.ToString()).ShouldBe((RejectReason.MissingField, "events[0].data.backlog (/x): is missing"));
    }

    [Fact]
    public void A_day_comes_from_a_time_by_the_local_calendar() =>
        Read("day", """{"from": "/x", "time": "rfc3339"}""", """{"x": "2026-11-02T17:30:00Z"}""").ShouldBe("\"2026-11-03\"");

    /// <summary>The member of the event as it is written.</summary>
    private static string Read(string member, string source, string record)
    {
        using JsonDocument document = JsonDocument.Parse(MappingFolder.Of(member, source).Event(record));
        return document.RootElement.GetProperty("data").GetProperty(member).GetRawText();
    }
}
