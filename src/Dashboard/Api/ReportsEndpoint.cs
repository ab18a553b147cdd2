using System.Security.Claims;
using System.Text.Json;
using Ioc.Dashboard.Answers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Access;
using Ioc.Operations.Live;
using Ioc.Operations.Reports;
using Ioc.Operations.Reports.Archive;
using Ioc.Reports;
using Ioc.Reports.Content;
using Ioc.Reports.Pdf;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;

namespace Ioc.Dashboard.Api;

/// <summary>
/// A report of the archive. Times: RFC 3339 with +07:00; State: draft, frozen, approved, sent. Differences: the figures that are not those of the version before. Formats: the address of each document.
/// </summary>
public sealed record ReportItem(
    long Id, string Period, long Version, string State, string AsOf, string Sha256, bool Simulated, string MadeAt, string PreparedBy,
    string? FrozenAt, string? ApprovedAt, string? ApprovedBy, string? SentAt, string? SentTo, JsonElement Differences, IReadOnlyDictionary<string, string> Formats)
{
    public static ReportItem Of(ArchivedReport report) => new(
        report.Id, report.Period, report.Version, report.State, report.AsOf, report.Sha256, report.Simulated, report.MadeAt, report.PreparedBy,
        report.FrozenAt, report.ApprovedAt, report.ApprovedBy, report.SentAt, report.SentTo,
        JsonSerializer.Deserialize<JsonElement>(report.Differences), ReportFormat.All.ToDictionary(format => format, format => $"/api/v1/reports/{report.Id}/{format}"));
}

/// <summary>GET /reports: the archive. GET /reports/{id}/{format}: a document. POST /reports: makes one of any period now.</summary>
internal static class ReportsEndpoint
{
    public static Results<Ok<ItemList<ReportItem>>, ProblemHttpResult> List(ClaimsPrincipal caller, ReportArchive archive) =>
        Visibility.MaySee(caller, LiveScope.Province)
            ? TypedResults.Ok(new ItemList<ReportItem>([.. archive.List().Select(ReportItem.Of)]))
            : Problems.NotFound("There are no reports for this key.");

    public static async Task<IResult> Download(
        string id, string format, HttpContext context, ClaimsPrincipal caller, ReportArchive archive, Profile profile, AuditLog audit, CancellationToken cancellation)
    {
        if (!ReportFormat.All.Contains(format))
        {
            return Problems.NotFound($"There is no format {format}: {string.Join(", ", ReportFormat.All)}.");
        }

        if (!Visibility.MaySee(caller, LiveScope.Province) || !long.TryParse(id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long number) || archive.Find(number) is not { } report)
        {
            return Problems.NotFound("There is no such report.");
        }

        try
        {
            byte[] file = await Task.Run(() => ReportFormat.WriteAsync(archive.Open(report, FormFields.Of(profile)), format, TimeProvider.System, cancellation), cancellation);
            audit.Write(caller.Identity?.Name ?? "", AuditAction.ReportDownload, $"{report.Period} v{report.Version}", format);
            return Results.File(file, ReportFormat.ContentType(format), $"bao-cao-{report.Period}-v{report.Version}.{format}");
        }
        catch (PdfBusyException busy)
        {
            return Problems.TryLater(context, StatusCodes.Status503ServiceUnavailable, busy.Message, busy.RetryAfter);
        }
        catch (PdfUnavailableException missing)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, missing.Message);
        }
    }

    /// <summary>The period in the query or in a JSON body {"period":"2025-10"}.</summary>
    public static async Task<Results<Created<ReportItem>, ProblemHttpResult>> Make(
        string? period, HttpContext context, ClaimsPrincipal caller, ApiQuestion question, ReportDesk desk, CancellationToken cancellation)
    {
        (string? text, bool readable) = period is null ? await PeriodAsync(context.Request, cancellation) : (period, true);
        if (!readable || text is null)
        {
            return Problems.BadRequest("period: name it in the query (?period=2025-10) or in the body ({\"period\":\"2025-10\"}).");
        }

        if (!question.TryPeriod(text, out Period over, out ProblemHttpResult? problem))
        {
            return problem;
        }

        ArchivedReport report = await desk.MakeAsync(over, caller.Identity?.Name ?? "", null, cancellation);
        return TypedResults.Created($"/api/v1/reports/{report.Id}/json", ReportItem.Of(report));
    }

    /// <summary>The body is read only where the query names no period, so no type says what it is.</summary>
    public static void DescribeBody(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.Parameters!.Single().Description = "As of GET /kpis; here or in the body";
        operation.RequestBody = new OpenApiRequestBody
        {
            Description = "Where the query names no period",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new()
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Properties = new Dictionary<string, IOpenApiSchema> { ["period"] = new OpenApiSchema { Type = JsonSchemaType.String } },
                    },
                },
            },
        };
    }

    private static async Task<(string? Period, bool Readable)> PeriodAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            using JsonDocument body = await JsonDocument.ParseAsync(request.Body, default, cancellation);
            return (body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("period", out JsonElement period) && period.ValueKind == JsonValueKind.String ? period.GetString() : null, true);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException) // the latter: a text that is not UTF-8
        {
            // The answer says what is wrong with it.
            return (null, false);
        }
    }
}
