using Ioc.Dashboard.Access;

namespace Ioc.Dashboard.Api;

/// <summary>Every address of the HTTP API (CONTRACTS.md, HTTP API).</summary>
public static class ApiEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api/v1").RequireRateLimiting(RateLimits.Api);
        _ = api;
    }
}
