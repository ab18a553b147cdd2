using System.Text.Json.Nodes;
using Ioc.Dashboard.Access;
using Ioc.Operations.Access;
using Ioc.Operations.Reports.Sending;
using Ioc.Reports;
using Microsoft.OpenApi;

namespace Ioc.Dashboard.Api;

/// <summary>Every address of the HTTP API (CONTRACTS.md, HTTP API). Health, metrics and OpenAPI are also at the root, where tools look for them.</summary>
public static class ApiEndpoints
{
    private const int Wrong = StatusCodes.Status400BadRequest, Unknown = StatusCodes.Status404NotFound;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder root = routes.MapGroup("").WithGroupName(ApiDocument.Name);
        RouteGroupBuilder api = root.MapGroup("/api/v1").RequireRateLimiting(RateLimits.Api);
        api.MapPost("/events", EventsEndpoint.Post).RequireAuthorization(Policies.Ingest).DisableAntiforgery()
            .Described("postEvents", "Sends one CloudEvent or a batch; 202 means durable", Wrong, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType)
            .WithDescription("At most 5,000 events and 4,000,000 bytes; plain, or with Content-Encoding gzip or br (the limits are of what comes out).")
            .Answers(StatusCodes.Status202Accepted, "Accepted events are durable, rejected ones are kept as dead letters")
            .Described(EventsEndpoint.DescribeBody);

        RouteGroupBuilder read = api.MapGroup("").RequireAuthorization(Policies.Read).AddEndpointFilter<RouteGroupBuilder, LagHeader>();
        read.MapGet("/kpis", KpisEndpoint.Get).Described("getKpis", "The KPI sheet", Wrong, Unknown);
        read.MapGet("/communes", CommunesEndpoint.Get).Described("getCommunes", "A sheet per unit, with lag score, rank and reasons", Wrong);
        read.MapGet("/dossiers", DossiersEndpoint.Get).Described("getDossiers", "The dossiers that make up a figure", Wrong, Unknown);
        read.MapGet("/series", SeriesEndpoint.Get).Described("getSeries", "A figure over time, at most 2,000 points", Wrong, Unknown);
        read.MapGet("/outages", OutagesEndpoint.Get).Described("getOutages", "Incidents that were open in [from, to), newest first; by default of the last 30 days", Wrong);
        read.MapGet("/data-quality", DataQualityEndpoint.Get).Described("getDataQuality", "What was wrong with what was sent, per commune and reason", Wrong);

        RouteGroupBuilder province = api.MapGroup("").RequireAuthorization(Policies.Province).AddEndpointFilter<RouteGroupBuilder, LagHeader>();
        province.MapGet("/reports", ReportsEndpoint.List).Described("getReports", "The archive of reports, latest period first");
        province.MapGet("/reports/{id}/{format}", ReportsEndpoint.Download).Described("getReport", "A document of an archived report")
            .Described((operation, _) => operation.Responses!["200"] = File(ReportFormat.All.Select(format => ReportFormat.ContentType(format).Split(';')[0])));
        province.MapGet("/feed", FeedEndpoint.Feed).Described("getFeed", "Targets and province KPIs of the month so far for the level above, signed").Produces<FeedBody>();
        province.MapGet("/targets", FeedEndpoint.Targets).Described("getTargets", "Each target of Plan 02: value, goal, gap, trend, forecast").Produces<TargetList>();
        api.MapPost("/reports", ReportsEndpoint.Make).RequireAuthorization(Policies.MakeReports).RequireAuthorization(Policies.Province).DisableAntiforgery()
            .Described("postReports", "Makes a report of any period now and keeps it: a draft, or the next version of a frozen one when its figures changed", Wrong)
            .Answers(StatusCodes.Status201Created, "Made, or what already holds")
            .Described(ReportsEndpoint.DescribeBody);

        MapForTools(api, "");
        MapForTools(root.MapGroup("").RequireRateLimiting(RateLimits.Api), "Root");
        root.MapGet("/openapi/v1.json", async (ApiDocument document) => TypedResults.Bytes(await document.BytesAsync(), "application/json"))
            .RequireAuthorization(Policies.AnyCredential).Described("getOpenApi", "This document").Produces<JsonObject>();
    }

    /// <summary>Where: ends the names of the operations.</summary>
    private static void MapForTools(IEndpointRouteBuilder routes, string where)
    {
        routes.MapGet("/health/live", HealthEndpoints.Live).AllowAnonymous().Described("getLive" + where, "Whether the process answers");
        routes.MapGet("/health/ready", HealthEndpoints.Ready).AllowAnonymous().Described("getReady" + where, "Whether it does its work")
            .Produces<Readiness>().Produces<Readiness>(StatusCodes.Status503ServiceUnavailable).Answers(StatusCodes.Status503ServiceUnavailable, "Not ready; the body says why");
        RequestDelegate metrics = PrometheusText.Of(routes);
        routes.MapGet("/metrics", (Delegate)((HttpContext context) => metrics(context))).RequireAuthorization(Policies.Province)
            .Described("getMetrics" + where, "Metrics").Produces<string>(contentType: "text/plain").Answers(StatusCodes.Status200OK, "Prometheus text");
    }

    private static OpenApiResponse File(IEnumerable<string> contentTypes) => new()
    {
        Description = "The file",
        Content = contentTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } }),
    };
}
