using System.Runtime.CompilerServices;
using System.Security.Claims;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Answers;
using Ioc.Dashboard.Exports.Streaming;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Resources;

namespace Ioc.Dashboard.Dossiers;

/// <summary>GET /dossiers/export: every dossier behind a figure as CSV or XLSX, without a cap; each download is in the audit.</summary>
public static class DossierExport
{
    private const int PageSize = 500;

    /// <summary>By days over every page goes through all candidates anew (at most 250,000): few and long ones.</summary>
    private const int WorstPageSize = 20_000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/dossiers/export", Get).RequireAuthorization(Policies.Read).RequireRateLimiting(RateLimits.Api).ExcludeFromDescription();

    internal static async Task<IResult> Get(
        HttpContext context, ClaimsPrincipal caller, Profile profile, IKpiReader reader, KpiSheets sheets, TimeProvider clock, AuditLog audit, CancellationToken cancellation)
    {
        Instant now = Instant.From(clock.GetUtcNow());
        Dictionary<string, string?> query = context.Request.Query.ToDictionary(part => part.Key, part => (string?)part.Value.ToString(), StringComparer.Ordinal);
        string format = query.GetValueOrDefault("format") ?? "xlsx";
        if (!ExportFile.Formats.Contains(format) || DossierQuestion.Parse(query, caller, profile, now.Day) is not { } question)
        {
            return Problems.NotFound("There is no such list of dossiers.");
        }

        Texts texts = Texts.Of(ViewerLanguage.Of(context));
        KpiSheet sheet = await sheets.SheetAsync(question.Scope, question.Period, cancellation);
        DossierPage first;
        try
        {
            first = await reader.DossiersAsync(All(question, profile, now, null), cancellation);
        }
        catch (QuestionTooWideException wide)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, wide.Message, "too-wide");
        }

        var words = new DossierWords(texts, profile);
        var table = new ExportTable(
            DossierHeading.Title(question, texts, words), DossierHeading.Facts(question, texts, words, sheet, first.Total, now), Columns(texts),
            Rows(question, first, words, texts, profile, reader, now, cancellation));
        IResult file = await ExportFile.WriteAsync(table, format, $"ho-so-{question.Figure}-{FigureAddress.Write(question.Period)}", texts, cancellation);
        audit.Write(caller.Identity?.Name ?? "", AuditAction.DossiersExported, question.Address(), format);
        return file;
    }

    /// <summary>In the order that the page shows.</summary>
    private static DossierQuery All(DossierQuestion question, Profile profile, Instant now, string? cursor) => question.Query(profile, now, cursor, question.WorstFirst ? WorstPageSize : PageSize);

    private static ExportColumn[] Columns(Texts texts) =>
    [
        new(texts.Dossiers.UnitCode, 11), new(texts.Dossiers.Unit, 26), new(texts.Overview.Dossier, 28), new(texts.Dossiers.ProcedureCode, 14), new(texts.Overview.Procedure, 50),
        new(texts.Dossiers.Channel, 16), new(texts.Dossiers.Stage, 22), new(texts.Dossiers.Accepted, 18), new(texts.Overview.Due, 18), new(texts.Dossiers.Basis, 22),
        new(texts.Dossiers.Finished, 18), new(texts.Dossiers.Paused, 10), new(texts.Overview.DaysOver, 10),
    ];

    private static async IAsyncEnumerable<IReadOnlyList<ExportCell>> Rows(
        DossierQuestion question, DossierPage page, DossierWords words, Texts texts, Profile profile, IKpiReader reader, Instant now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Instant at = question.InstantOf(now);
        while (true)
        {
            foreach (DossierRow row in page.Items)
            {
                DossierFacts facts = row.Facts;
                yield return
                [
                    ExportCell.Of(row.Key.Unit), ExportCell.Of(words.Unit(row.Key.Unit)), ExportCell.Of(row.Key.Number), ExportCell.Of(facts.Procedure), ExportCell.Of(words.Procedure(facts.Procedure)),
                    ExportCell.Of(words.Channel(facts.Channel)), ExportCell.Of(words.Status(facts.Status)), ExportCell.Moment(facts.AcceptedAt), ExportCell.Moment(facts.DueAt), ExportCell.Of(words.Basis(facts.DueBasis)),
                    ExportCell.Moment(facts.FinishedAt), ExportCell.Of(DossierWords.IsPaused(facts, at) ? texts.Dossiers.Yes : ""), ExportCell.Count(words.DaysOver(facts, at)),
                ];
            }

            if (page.Next is null)
            {
                yield break;
            }

            page = await reader.DossiersAsync(All(question, profile, now, page.Next), cancellation);
        }
    }
}
