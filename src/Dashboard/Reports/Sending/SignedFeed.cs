using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Reports.Sending;

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
            new
            {
                province = new { code = profile.ProvinceCode, nameVi = profile.ProvinceNameVi, nameEn = profile.ProvinceNameEn },
                asOf = asOf.ToString(),
                period = new { from = month.First.ToString(), to = month.Last.ToString() },
                province.Simulated,
                kpis = province,
                targets,
            },
            _options);
        return body[..^1] + ",\"signature\":\"" + key.Sign(Encoding.UTF8.GetBytes(body)) + "\"}";
    }
}
