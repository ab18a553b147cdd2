using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ioc.Metrics.Time;

namespace Ioc.Tests.Shared.Naive;

/// <summary>An event as its text says it, read with the plain JSON reader. Only for accepted events.</summary>
public sealed class NaiveEvent
{
    private static readonly string[] Statuses =
    [
        "", "registered", "accepted", "rejected", "processing", "supplement-requested", "payment-requested", "withdrawn", "stopped", "completed", "returned",
    ];

    private readonly JsonElement _data;
    private Instant? _at;
    private long? _sequence;

    public NaiveEvent(string json, Instant recordedAt)
    {
        Json = json;
        RecordedAt = recordedAt;
        JsonElement root = JsonDocument.Parse(json).RootElement;
        Type = root.GetProperty("type").GetString()!;
        Source = root.GetProperty("source").GetString()!;
        Id = root.GetProperty("id").GetString()!;
        Time = Instant.Parse(root.GetProperty("time").GetString()!);
        _data = root.GetProperty("data");
        Sha = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
    }

    public string Json { get; }

    public Instant RecordedAt { get; }

    public string Type { get; }

    public string Source { get; }

    public string Id { get; }

    public Instant Time { get; }

    public string Sha { get; }

    public bool IsStatus => Type == "vn.ioc.dossier.status";

    public bool IsRating => Type == "vn.ioc.dossier.rating";

    public string Commune => _data.GetProperty("commune").GetString()!;

    public string Dossier => _data.GetProperty("dossier").GetString()!;

    public Instant At => _at ??= Moment("at")!.Value;

    public long Sequence => _sequence ??= _data.GetProperty("sequence").GetInt64();

    public int Rating => _data.GetProperty("rating").GetInt32();

    /// <summary>1 to 10, whether given by name or by number.</summary>
    public int Status
    {
        get
        {
            JsonElement status = _data.GetProperty("status");
            return status.ValueKind == JsonValueKind.Number ? status.GetInt32() : Array.IndexOf(Statuses, status.GetString());
        }
    }

    public bool Carries(string member) => _data.TryGetProperty(member, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    public string? Text(string member) => Carries(member) ? _data.GetProperty(member).GetString() : null;

    public bool? Flag(string member) => Carries(member) ? _data.GetProperty(member).GetBoolean() : null;

    /// <summary>Also before the year 1 and after 9999 in UTC.</summary>
    public Instant? Moment(string member)
    {
        if (Text(member) is not { } text)
        {
            return null;
        }

        string offset = text.EndsWith('Z') ? "+00:00" : text[^6..];
        var local = DateTime.Parse(text[..^(text.EndsWith('Z') ? 1 : 6)], CultureInfo.InvariantCulture);
        var minutes = TimeSpan.ParseExact(offset[1..], "hh\\:mm", CultureInfo.InvariantCulture);
        return new Instant(local.Ticks - (offset[0] == '-' ? -minutes.Ticks : minutes.Ticks));
    }
}
