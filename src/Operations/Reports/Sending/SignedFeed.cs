using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Reports.Figures;

namespace Ioc.Operations.Reports.Sending;

/// <summary>The province a feed is of.</summary>
public sealed record FeedProvince(string Code, string NameVi, string NameEn);

/// <summary>What is sent to the level above, of the calendar month so far; names and order are the contract.</summary>
public sealed record FeedBody(FeedProvince Province, string AsOf, SheetPeriod Period, bool Simulated, KpiSheet Kpis, IReadOnlyList<ReportTarget> Targets)
{
    /// <summary>HMAC-SHA256 (hex) over the UTF-8 body without this member, that is without `,"signature":"…"`; it is the last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string Signature { get; init; } = null!; // while it is being signed
}

/// <summary>
/// Targets and province KPIs for the level above, as JSON. The last member is `signature`: HMAC-SHA256 (hex) over the UTF-8 body without it, that is without `,"signature":"…"`.
/// </summary>
public sealed class SignedFeed(TargetBoard board, Profile profile, FeedKey key)
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<string> WriteAsync(CancellationToken cancellation)
    {
        var (asOf, month, province, targets) = await board.ReadAsync(cancellation);
        string body = JsonSerializer.Serialize(
            new FeedBody(
                new FeedProvince(profile.ProvinceCode, profile.ProvinceNameVi, profile.ProvinceNameEn),
                asOf.ToString(), new SheetPeriod(month.First.ToString(), month.Last.ToString()), province.Simulated, province, targets),
            _options);
        return body[..^1] + ",\"signature\":\"" + key.Sign(Encoding.UTF8.GetBytes(body)) + "\"}";
    }
}
