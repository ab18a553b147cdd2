using System.Security.Claims;
using System.Text.Json;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Reports;
using Ioc.Dashboard.Reports.Archive;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Reports;
using Ioc.Reports.Docx;
using Ioc.Reports.Pdf;

namespace Ioc.Dashboard.Api;

/// <summary>GET /reports: the archive. GET /reports/{id}/{format}: a document. POST /reports: makes one of any period now.</summary>
internal static class ReportsEndpoint
{
    public static IResult List(ClaimsPrincipal caller, ReportArchive archive) =>
        Visibility.MaySee(caller, Live.LiveScope.Province) ? Results.Ok(new { items = archive.List().Select(Item) }) : Problems.NotFound("There are no reports for this key.");

    public static async Task<IResult> Download(
        string id, string format, HttpContext context, ClaimsPrincipal caller, ReportArchive archive, Profile profile, AuditLog audit, CancellationToken cancellation)
    {
        if (!ReportFormat.All.Contains(format))
        {
            return Problems.NotFound($"There is no format {format}: {string.Join(", ", ReportFormat.All)}.");
        }

        if (!Visibility.MaySee(caller, Live.LiveScope.Province) || !long.TryParse(id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long number) || archive.Find(number) is not { } report)
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
    public static async Task<IResult> Make(HttpContext context, ClaimsPrincipal caller, ApiQuestion question, ReportDesk desk, CancellationToken cancellation)
    {
        (string? text, bool readable) = await PeriodAsync(context, cancellation);
        if (!readable || text is null)
        {
            return Problems.BadRequest("period: name it in the query (?period=2025-10) or in the body ({\"period\":\"2025-10\"}).");
        }

        if (!question.TryPeriod(text, out Period period, out var problem))
        {
            return problem;
        }

        ArchivedReport report = await desk.MakeAsync(period, caller.Identity?.Name ?? "", null, cancellation);
        return Results.Created($"/api/v1/reports/{report.Id}/json", Item(report));
    }

    private static async Task<(string? Period, bool Readable)> PeriodAsync(HttpContext context, CancellationToken cancellation)
    {
        if (context.Request.Query["period"] is [{ } query, ..])
        {
            return (query, true);
        }

        try
        {
            using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, default, cancellation);
            return (body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("period", out JsonElement period) && period.ValueKind == JsonValueKind.String ? period.GetString() : null, true);
        }
        catch (JsonException)
        {
            // The answer says what is wrong with it.
            return (null, false);
        }
    }

    private static object Item(ArchivedReport report) => new
    {
        report.Id,
        report.Period,
        report.Version,
        report.State,
        report.AsOf,
        report.Sha256,
        report.Simulated,
        report.MadeAt,
        report.PreparedBy,
        report.FrozenAt,
        report.ApprovedAt,
        report.ApprovedBy,
        report.SentAt,
        report.SentTo,
        differences = JsonSerializer.Deserialize<JsonElement>(report.Differences),
        formats = ReportFormat.All.ToDictionary(format => format, format => $"/api/v1/reports/{report.Id}/{format}"),
    };
}
