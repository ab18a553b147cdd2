using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ioc.Dashboard.Answers;
using Ioc.Operations.Access;
using Ioc.Operations.Live;
using Ioc.Operations.Reports.Sending;
using Ioc.Reports.Figures;

namespace Ioc.Dashboard.Api;

/// <summary>The targets of Plan 02 as they stood at the time of the read.</summary>
public sealed record TargetList(string AsOf, IReadOnlyList<ReportTarget> Items);

/// <summary>GET /feed: targets and province KPIs for the level above, signed. GET /targets: the targets alone.</summary>
internal static class FeedEndpoint
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<IResult> Feed(ClaimsPrincipal caller, SignedFeed feed, CancellationToken cancellation) => Visibility.MaySee(caller, LiveScope.Province)
        ? Results.Text(await feed.WriteAsync(cancellation), "application/json", Encoding.UTF8)
        : Problems.NotFound("There is no feed for this key.");

    public static async Task<IResult> Targets(ClaimsPrincipal caller, TargetBoard board, CancellationToken cancellation)
    {
        if (!Visibility.MaySee(caller, LiveScope.Province))
        {
            return Problems.NotFound("There are no targets for this key.");
        }

        var (asOf, _, _, targets) = await board.ReadAsync(cancellation);
        return Results.Json(new TargetList(asOf.ToString(), targets), _options);
    }
}
