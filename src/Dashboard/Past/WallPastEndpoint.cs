using System.Text;
using System.Text.Json;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Answers;
using Ioc.Dashboard.Live;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Operations.Live;
using Ioc.Resources;

namespace Ioc.Dashboard.Past;

/// <summary>GET /wall/past?at=: the wall's messages as they would have been at an instant, for who may watch the province.</summary>
internal static class WallPastEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/wall/past", GetAsync).RequireAuthorization(Policies.Watch).RequireRateLimiting(RateLimits.Api).ExcludeFromDescription();

    internal static async Task<IResult> GetAsync(
        string? at, HttpContext context, PastBoard past, BoardJson boards, CommunesJson communes, SystemsJson systems, CancellationToken cancellation)
    {
        if (!Visibility.MaySee(context.User, LiveScope.Province))
        {
            return Problems.NotFound("There is no such page.");
        }

        if (PastInstant.Parse(at) is not { } instant)
        {
            return Problems.BadRequest("at: it must be a local instant, e.g. 2025-10-03T08:00.");
        }

        LiveSnapshot snapshot = await past.AtAsync(instant, cancellation);
        Language language = ViewerLanguage.Of(context);
        var text = new StringBuilder("{\"board\":")
            .Append(Encoding.UTF8.GetString(boards.Write(snapshot, LiveScope.Province, language).Json))
            .Append(",\"communes\":").Append(Encoding.UTF8.GetString(communes.Write(snapshot, LiveScope.Province, language, null).Message.Json))
            .Append(",\"systems\":").Append(Encoding.UTF8.GetString(systems.Write(snapshot, LiveScope.Province, null).Message.Json))
            .Append(",\"recorded\":").Append(snapshot.Moment is { Condition: not null } or { Missed: true } ? "true" : "false")
            .Append(",\"incomplete\":").Append(JsonSerializer.Serialize(PastWords.Of(snapshot, snapshot.Units, Texts.Of(language)))).Append('}');
        return TypedResults.Text(text.ToString(), "application/json");
    }
}
