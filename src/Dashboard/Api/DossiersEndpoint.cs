using System.Globalization;
using System.Security.Claims;
using Ioc.Dashboard.Answers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Api;

/// <summary>A page of dossiers; Total equals the figure of the sheet; Next is null on the last page.</summary>
public sealed record DossierList(long Total, IReadOnlyList<DossierItem> Items, string? Next);

/// <summary>GET /dossiers: the dossiers that make up a figure.</summary>
internal static class DossiersEndpoint
{
    /// <summary>Most dossiers of a page.</summary>
    public const int MostLimit = 500;

    private const int DefaultLimit = 50;

    public static async Task<Results<Ok<DossierList>, ProblemHttpResult>> Get(
        string? scope, string? figure, string? period, string? cursor, string? limit,
        ClaimsPrincipal caller, ApiQuestion question, IKpiReader reader, Profile profile, CancellationToken cancellation)
    {
        if (!question.TryScope(scope, caller, out Scope of, out ProblemHttpResult? problem) || !question.TryPeriod(period, out Period over, out problem))
        {
            return problem;
        }

        if (Catalogue.Find(figure) is not { IsOfDossiers: true } counted)
        {
            return Problems.BadRequest("figure: it must be a count of the sheet that dossiers make up, such as `received`, `resolved`, `backlog` or `overdue`.");
        }

        int most = DefaultLimit;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > MostLimit))
        {
            return Problems.BadRequest("limit: it must be from 1 to 500.");
        }

        Instant at = over.At(question.Now);
        var query = new DossierQuery(of.Units, counted.Id, over.First, over.Last, at, string.IsNullOrEmpty(cursor) ? null : cursor, most);
        try
        {
            DossierPage page = await reader.DossiersAsync(query, cancellation);
            return TypedResults.Ok(new DossierList(page.Total, [.. page.Items.Select(row => DossierItem.Of(row, at, profile.Calendar))], page.Next));
        }
        catch (ArgumentException)
        {
            return Problems.BadRequest("cursor: it is not one that this API gave.");
        }
    }
}
