using System.Security.Claims;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Answers;
using Ioc.Operations.Access;
using Ioc.Operations.Alerts;
using Ioc.Operations.Live;
using Ioc.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Api;

/// <summary>An open alert as pages show it in their heading.</summary>
public sealed record AlertItem(long Id, string Title, string Since, bool Critical, bool Acknowledged, string Link);

/// <summary>GET /alerts/open: open alerts that the caller may see, for the bell of every page.</summary>
internal static class AlertEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/alerts/open", Get).RequireAuthorization(Policies.Read).RequireRateLimiting(RateLimits.Api).ExcludeFromDescription();

    internal static Ok<AlertItem[]> Get(HttpContext context, ClaimsPrincipal caller, AlertStore store, AlertRules known, AlertWords words, AlertAddress addresses, LiveBoard board)
    {
        Texts texts = Texts.Of(ViewerLanguage.Of(context));
        VisibleUnits visible = Visibility.Of(caller);
        IReadOnlyDictionary<string, AlertRule> rules = known.EverKnown();
        return TypedResults.Ok<AlertItem[]>([.. store.Open()
            .Select(alert => alert.SeenBy(visible)).OfType<OpenAlert>()
            .Where(alert => rules.ContainsKey(alert.Rule))
            .Select(alert => new AlertItem(
                alert.Id, words.Title(alert, rules[alert.Rule], texts), texts.Formats.DayAndTime(alert.Since), rules[alert.Rule].Critical, alert.IsAcknowledged, addresses.Of(alert, rules[alert.Rule], board.Latest.AsOf)))]);
    }
}
