using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Reports;
using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Api;

/// <summary>
/// GET /feed: targets and province KPIs for the level above. The last member is `signature`: HMAC-SHA256 (hex) over the UTF-8 body without it, that is
/// without `,"signature":"…"`. GET /targets: the targets alone.
/// </summary>
internal static class FeedEndpoint
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<IResult> Feed(ClaimsPrincipal caller, TargetBoard board, Profile profile, ReportSettings settings, CancellationToken cancellation)
    {
        if (!Visibility.MaySee(caller, LiveScope.Province))
        {
            return Problems.NotFound("There is no feed for this key.");
        }

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
        string signature = Convert.ToHexStringLower(HMACSHA256.HashData(settings.FeedKey, Encoding.UTF8.GetBytes(body)));
        return Results.Text(body[..^1] + ",\"signature\":\"" + signature + "\"}", "application/json", Encoding.UTF8);
    }

    public static async Task<IResult> Targets(ClaimsPrincipal caller, TargetBoard board, CancellationToken cancellation)
    {
        if (!Visibility.MaySee(caller, LiveScope.Province))
        {
            return Problems.NotFound("There are no targets for this key.");
        }

        var (asOf, _, _, targets) = await board.ReadAsync(cancellation);
        return Results.Json(new { asOf = asOf.ToString(), items = targets }, _options);
    }
}
