using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Live;

/// <summary>A minute that waits: a province's is half a megabyte of objects and about 20 kB packed, and a day of them may wait.</summary>
internal sealed class PackedMinute
{
    private static readonly JsonSerializerOptions _json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly byte[] _bytes;

    public PackedMinute(Minute minute)
    {
        Start = minute.Start;
        var content = new Content(
            [.. minute.Points.Select(point => new Point(point.Scope, new(point.Fields)))],
            [.. minute.Health.Select(point => new System(point.Unit, point.System, point.Up, point.LatencyMs))]);
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(gzip, content, _json);
        }

        _bytes = bytes.ToArray();
    }

    /// <summary>As it was kept.</summary>
    public PackedMinute(Instant start, byte[] bytes) => (Start, _bytes, IsKept) = (start, bytes, true);

    public Instant Start { get; }

    /// <summary>Its form to keep.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>Whether it is kept with the state of record too.</summary>
    public bool IsKept { get; set; }

    public Minute Unpack()
    {
        using var gzip = new GZipStream(new MemoryStream(_bytes), CompressionMode.Decompress);
        Content content = JsonSerializer.Deserialize<Content>(gzip, _json)!;
        return new Minute(
            Start,
            [.. content.Points.Select(point => new SeriesPoint(point.Scope, Start, point.Fields))],
            [.. content.Health.Select(system => new HealthPoint(system.Unit, system.Id, Start, system.Up, system.LatencyMs))]);
    }

    private sealed record Content(List<Point> Points, List<System> Health);

    private sealed record Point(string Scope, Dictionary<string, double> Fields);

    private sealed record System(string Unit, string Id, bool Up, double? LatencyMs);
}
