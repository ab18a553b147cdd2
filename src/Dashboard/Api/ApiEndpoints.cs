using System.Reflection;
using Ioc.Dashboard.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Api;

/// <summary>Every address of the HTTP API (CONTRACTS.md, HTTP API). Health, metrics and OpenAPI are also at the root, where tools look for them.</summary>
public static class ApiEndpoints
{
    private const string PrometheusText = "text/plain; version=0.0.4; charset=utf-8";

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api/v1").RequireRateLimiting(RateLimits.Api);
        api.MapPost("/events", EventsEndpoint.Post).RequireAuthorization(Policies.Ingest).DisableAntiforgery();

        RouteGroupBuilder read = api.MapGroup("").RequireAuthorization(Policies.Read).AddEndpointFilter<RouteGroupBuilder, LagHeader>();
        read.MapGet("/kpis", KpisEndpoint.Get);
        read.MapGet("/communes", CommunesEndpoint.Get);
        read.MapGet("/dossiers", DossiersEndpoint.Get);
        read.MapGet("/series", SeriesEndpoint.Get);
        read.MapGet("/outages", OutagesEndpoint.Get);
        read.MapGet("/data-quality", DataQualityEndpoint.Get);

        RouteGroupBuilder province = api.MapGroup("").RequireAuthorization(Policies.Province).AddEndpointFilter<RouteGroupBuilder, LagHeader>();
        province.MapGet("/reports", ReportsEndpoint.List);
        province.MapGet("/reports/{id}/{format}", ReportsEndpoint.Download);
        province.MapGet("/feed", FeedEndpoint.Feed);
        province.MapGet("/targets", FeedEndpoint.Targets);
        api.MapPost("/reports", ReportsEndpoint.Make).RequireAuthorization(Policies.MakeReports).RequireAuthorization(Policies.Province).DisableAntiforgery();

        MapForTools(api);
        MapForTools(routes.MapGroup("").RequireRateLimiting(RateLimits.Api));
        routes.MapGet("/openapi/v1.json", OpenApi).RequireAuthorization(Policies.AnyCredential);
    }

    private static void MapForTools(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", HealthEndpoints.Live).AllowAnonymous();
        routes.MapGet("/health/ready", HealthEndpoints.Ready).AllowAnonymous();
        routes.MapGet("/metrics", (MetricsText metrics) => TypedResults.Text(metrics.Write(), PrometheusText)).RequireAuthorization(Policies.Province);
    }

    private static FileStreamHttpResult OpenApi() =>
        TypedResults.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream("Ioc.Dashboard.Api.openapi.v1.json")!, "application/json");
}
