using Ioc.Dashboard.Answers;
using Ioc.Operations.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Access;

/// <summary>State: waiting, approved or expired. Code only when a pairing begins.</summary>
public sealed record PairingAnswer(string State, string? Code = null, int? SecondsLeft = null);

/// <summary>What a wall screen without a credential may call: begin a pairing, ask where it stands. Its claim is a cookie that scripts cannot read.</summary>
public static class PairingEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pairing = routes.MapGroup("/wall/pairing").AllowAnonymous().RequireRateLimiting(RateLimits.Pairing).ExcludeFromDescription();
        pairing.MapPost("", Begin);
        pairing.MapGet("", Ask);
    }

    internal static Results<Ok<PairingAnswer>, ProblemHttpResult> Begin(HttpContext context, Displays displays)
    {
        if (displays.Begin() is not var (code, claim))
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "Too many screens wait to be paired.");
        }

        DisplayCookie.WriteClaim(context, claim);
        return TypedResults.Ok(new PairingAnswer("waiting", code, (int)Displays.CodeLifetime.TotalSeconds));
    }

    internal static Ok<PairingAnswer> Ask(HttpContext context, Displays displays)
    {
        if (DisplayCookie.ReadClaim(context) is not { } claim)
        {
            return TypedResults.Ok(new PairingAnswer("expired"));
        }

        (PairingState state, string? token) = displays.Claim(claim);
        if (token is not null)
        {
            DisplayCookie.Write(context, token);
            DisplayCookie.DeleteClaim(context);
        }

        return TypedResults.Ok(new PairingAnswer(state.ToString().ToLowerInvariant()));
    }
}
