using System.Security.Claims;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Answers;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Past;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Operations.Cases;
using Ioc.Resources;

namespace Ioc.Dashboard.Exports;

/// <summary>GET /exports/communes.xlsx and .csv: the table of units as its page shows it under the same address, without a cap of rows, with what it is of and how it is computed.</summary>
internal static class CommunesExport
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder exports = routes.MapGroup("/exports").RequireAuthorization().RequireRateLimiting(RateLimits.Api).ExcludeFromDescription();
        foreach (string format in new[] { "xlsx", "csv" })
        {
            exports.MapGet("/communes." + format, async (
                [AsParameters] Asked asked, HttpContext context, UnitTable table, PastBoard past, DirectiveBook directives, Profile profile, AuditLog audit, CancellationToken cancellation) =>
                await GetAsync(format, asked, context, table, past, directives, profile, audit, cancellation));
        }
    }

    /// <summary>The page's address.</summary>
    internal sealed record Asked(string? Period, string? Kind, string? Only, string? Q, string? Sort, string? Order, string? At, string? Units);

    private static async Task<IResult> GetAsync(
        string format, Asked asked, HttpContext context, UnitTable table, PastBoard past, DirectiveBook directives, Profile profile, AuditLog audit, CancellationToken cancellation)
    {
        (string? period, string? kind, string? only, string? q, string? sort, string? order, string? at, string? units) = asked;
        ClaimsPrincipal caller = context.User;
        Texts texts = Texts.Of(ViewerLanguage.Of(context));
        Instant? seenAt = PastInstant.Parse(at);
        ChosenPeriod chosen = ChosenPeriod.Parse(period, (seenAt ?? past.Now).Day, past: seenAt is not null);
        UnitTableData data = await table.ReadAsync(chosen, seenAt, cancellation);
        IReadOnlyList<UnitRow> all = seenAt is { } instant && chosen.IsLive ? table.Live(await past.AtAsync(instant, cancellation), data) : table.Stored(data);
        UnitView view = UnitView.Parse(kind, only, q, sort, order, texts.Language);
        VisibleUnits visible = Visibility.Of(caller);
        IReadOnlyDictionary<string, long> open = directives.OpenByUnit(visible.Units, seenAt);
        IReadOnlyList<UnitRow> rows = view.Of(all.Where(row => visible.Contains(row.Unit.Code) && (string.IsNullOrEmpty(units) || units.Split(',').Contains(row.Unit.Code))), profile, open);
        ExportedTable exported = CommunesTable.Of(rows, view, data, open, profile, texts, chosen: !string.IsNullOrEmpty(units));
        audit.Write(caller.Identity?.Name ?? "", AuditAction.Exported, "communes", $"{format} {chosen.Api} {rows.Count}");
        byte[] bytes = format == "csv" ? CsvTable.Write(exported, texts) : await XlsxTable.WriteAsync(exported, texts.Communes.SheetRows, cancellation);
        return TypedResults.File(bytes, format == "csv" ? "text/csv; charset=utf-8" : Xlsx, $"don-vi-{chosen.Api}.{format}");
    }
}
