using System.Security.Claims;
using Ioc.Metrics.Kpis;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Api;

/// <summary>GET /kpis: the KPI sheet of a scope and period.</summary>
internal static class KpisEndpoint
{
    public static async Task<Results<Ok<KpiSheet>, ProblemHttpResult>> Get(
        string? scope, string? period, ClaimsPrincipal caller, ApiQuestion question, KpiSheets sheets, CancellationToken cancellation)
    {
        if (!question.TryScope(scope, caller, out Scope of, out ProblemHttpResult? problem) || !question.TryPeriod(period, out Period over, out problem))
        {
            return problem;
        }

        return TypedResults.Ok(await sheets.SheetAsync(of, over, cancellation));
    }
}
