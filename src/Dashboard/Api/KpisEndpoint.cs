using System.Security.Claims;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Api;

/// <summary>GET /kpis: the KPI sheet of a scope and period; of a period that runs, from the live board while the store is away.</summary>
internal static class KpisEndpoint
{
    public static async Task<Results<Ok<KpiSheet>, ProblemHttpResult>> Get(
        string? scope, string? period, ClaimsPrincipal caller, ApiQuestion question, KpiSheets sheets, BoardSheets board, CancellationToken cancellation)
    {
        if (!question.TryScope(scope, caller, out Scope of, out ProblemHttpResult? problem) || !question.TryPeriod(period, out Period over, out problem))
        {
            return problem;
        }

        try
        {
            return TypedResults.Ok(await sheets.SheetAsync(of, over, cancellation));
        }
        catch (StoreUnavailableException) when (board.Sheet(of, over) is { } live)
        {
            return TypedResults.Ok(live);
        }
    }
}
