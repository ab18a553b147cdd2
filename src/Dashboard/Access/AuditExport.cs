using System.Security.Claims;
using Ioc.Dashboard.Answers;
using Ioc.Dashboard.Exports.Streaming;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Resources;

namespace Ioc.Dashboard.Access;

/// <summary>GET /audit/export: every row that the filter of the page holds; the download is in the audit too.</summary>
public static class AuditExport
{
    private const int PageSize = 1000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/audit/export", Get).RequireAuthorization(Policies.ReadAudit).RequireRateLimiting(RateLimits.Api).ExcludeFromDescription();

    /// <summary>The question of a filter; days are local, both included. Null: a day is not written as one.</summary>
    public static AuditQuestion? Parse(string? actor, string? action, string? from, string? to)
    {
        LocalDay first = default, last = default;
        bool hasFirst = !string.IsNullOrEmpty(from), hasLast = !string.IsNullOrEmpty(to);
        return (!hasFirst || LocalDay.TryParse(from!, out first)) && (!hasLast || LocalDay.TryParse(to!, out last))
            ? new AuditQuestion(
                string.IsNullOrWhiteSpace(actor) ? null : actor.Trim(), string.IsNullOrEmpty(action) ? null : action,
                hasFirst ? first.Start.ToUnixMilliseconds() : null, hasLast ? last.End.ToUnixMilliseconds() : null)
            : null;
    }

    internal static async Task<IResult> Get(
        string? actor, string? action, string? from, string? to, string? format, HttpContext context, ClaimsPrincipal caller, AuditLog audit, Profile profile, CancellationToken cancellation)
    {
        if (Parse(actor, action, from, to) is not { } question || !ExportFile.Formats.Contains(format ?? "xlsx"))
        {
            return Problems.BadRequest("from, to: days as 2025-11-03; format: xlsx or csv.");
        }

        Texts all = Texts.Of(ViewerLanguage.Of(context));
        AdminTexts texts = all.Admin;
        string[] facts = [.. new[] { (texts.Actor, actor), (texts.Action, action is null ? null : all.Audit.Actions.GetValueOrDefault(action, action)), (texts.From, from), (texts.To, to) }.Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => $"{part.Item1}: {part.Item2}")];
        ExportColumn[] columns = [new(texts.When, 20), new(texts.Actor, 24), new(texts.Action, 28), new(texts.Subject, 50), new(texts.Detail, 50)];
        IResult file = await ExportFile.WriteAsync(new ExportTable(texts.Audit, facts, columns, Rows(audit, question, new AuditWords(all, profile))), format ?? "xlsx", "nhat-ky", all, cancellation);
        audit.Write(caller.Identity?.Name ?? "", AuditAction.AuditExported, "audit", format);
        return file;
    }

    private static async IAsyncEnumerable<IReadOnlyList<ExportCell>> Rows(AuditLog audit, AuditQuestion question, AuditWords words)
    {
        await Task.CompletedTask;
        IReadOnlyList<AuditEntry> rows;
        do
        {
            rows = audit.Find(question with { Limit = PageSize });
            foreach (AuditEntry row in rows)
            {
                yield return
                [
                    ExportCell.Moment(Instant.FromUnixMilliseconds(row.At)), ExportCell.Of(row.Actor), ExportCell.Of(words.Action(row)),
                    ExportCell.Of(words.Subject(row)), ExportCell.Of(words.Detail(row)),
                ];
                question = question with { Before = row.Id };
            }
        }
        while (rows.Count == PageSize);
    }
}
