using System.Security.Claims;
using Ioc.Dashboard.Answers;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Operations.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Api;

/// <summary>A list as the API gives it.</summary>
public sealed record ItemList<T>(IReadOnlyList<T> Items);

/// <summary>GET /communes: a sheet of every unit with its lag score, rank and reasons; as <see cref="KpisEndpoint"/> while the store is away.</summary>
internal static class CommunesEndpoint
{
    public static async Task<Results<Ok<ItemList<UnitSheet>>, ProblemHttpResult>> Get(
        string? period, string? sort, string? order, string? kind, ClaimsPrincipal caller, ApiQuestion question, KpiSheets sheets, BoardSheets board, CancellationToken cancellation)
    {
        if (!question.TryPeriod(period, out Period over, out ProblemHttpResult? problem))
        {
            return problem;
        }

        if (order is not (null or "asc" or "desc"))
        {
            return Problems.BadRequest("order: it must be `asc` or `desc`.");
        }

        if (!UnitChoices.TryParse(kind ?? "commune", out UnitChoice choice))
        {
            return Problems.BadRequest("kind: it must be `commune`, `unit` or `all`.");
        }

        IReadOnlyList<UnitSheet> all;
        try
        {
            all = await sheets.UnitsAsync(over, choice, cancellation);
        }
        catch (StoreUnavailableException) when (board.Units(over, choice) is { } live)
        {
            all = live;
        }

        if (!UnitOrder.TrySort(all, sort ?? "rank", order == "desc", out IReadOnlyList<UnitSheet> sorted))
        {
            return Problems.BadRequest("sort: it must be a figure of the sheet, `code`, `name`, `rank` or `lagScore`.");
        }

        // Who is limited to units sees those alone, with the rank they have among all.
        return TypedResults.Ok(new ItemList<UnitSheet>(Visibility.Of(caller).Of(sorted, sheet => sheet.Code)));
    }
}
