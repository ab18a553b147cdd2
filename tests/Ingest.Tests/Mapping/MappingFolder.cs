using System.Text;
using Ioc.Ingest.Mapping;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Tests.Mapping;

/// <summary>Mappings written for a test, judged by the shipped profile.</summary>
internal static class MappingFolder
{
    public static readonly Instant At = Instant.Parse("2026-11-03T10:00:00+07:00");

    /// <summary>The mapping in a file of this name. Throws with every error.</summary>
    public static TopicMapping Load(string json, string name = "try.json")
    {
        using var folder = new DataFolder();
        string path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, json);
        return MappingFiles.LoadFile(path, RunningIngest.Profile);
    }

    /// <summary>What is wrong with it, "line: what" each.</summary>
    public static string[] Errors(string json, string name = "try.json") =>
        [.. Should.Throw<ProfileException>(() => Load(json, name)).Errors.Select(error => $"{error.Line}: {error.What}")];

    public static MappedRecord Map(this TopicMapping mapping, string? json, long offset = 7) =>
        mapping.Map(new ForeignRecord(mapping.Topic, 2, offset, At, json is null ? null : Encoding.UTF8.GetBytes(json)));

    /// <summary>The only event of a record, without faults.</summary>
    public static string Event(this TopicMapping mapping, string json)
    {
        MappedEvent only = mapping.Map(json).Events.ShouldHaveSingleItem();
        only.Faults.ShouldBeEmpty();
        return Encoding.UTF8.GetString(only.Bytes);
    }

    /// <summary>A mapping of source totals whose `backlog` is read so; the shortest event there is.</summary>
    public static TopicMapping Of(string member, string source, string format = "json", string more = "") => Load($$"""
        {"topic": "t.totals", "format": "{{format}}", "source": "/vn/40/t", {{more}}
         "events": [{"name": "total", "type": "vn.ioc.source.total", "data": {
           {{(member == "commune" ? "" : "\"commune\": {\"value\": \"16681\"},")}} {{(member == "day" ? "" : "\"day\": {\"value\": \"2026-11-02\"},")}}
           {{(member == "at" ? "" : "\"at\": {\"record\": \"timestamp\"},")}} {{(member == "received" ? "" : "\"received\": {\"value\": 1},")}} "resolved": {"value": 1}, {{(member == "backlog" ? "" : "\"backlog\": {\"value\": 1},")}}
           "{{member}}": {{source}} } } ] }
        """);
}
