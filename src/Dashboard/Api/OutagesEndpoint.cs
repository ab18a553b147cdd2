using System.Security.Claims;
using Ioc.Dashboard.Answers;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Health;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Api;

/// <summary>One incident; Communes are those whose outage it holds. Resolved is null while it is open.</summary>
public sealed record IncidentItem(
    long Id, string Kind, string? Commune, string? System, string Opened, string? Resolved,
    string? AcknowledgedAt, string? AcknowledgedBy, IReadOnlyList<string> Communes);

/// <summary>GET /outages: incidents that were open at some time in [from, to), the newest first. Default: the last 30 days.</summary>
internal static class OutagesEndpoint
{
    private static readonly TimeSpan DefaultSpan = TimeSpan.FromDays(30);

    public static async Task<Results<Ok<ItemList<IncidentItem>>, ProblemHttpResult>> Get(
        bool? open, string? from, string? to, ClaimsPrincipal caller, ApiQuestion question, IKpiReader reader, CancellationToken cancellation)
    {
        VisibleUnits visible = Visibility.Of(caller);
        Instant now = question.Now;

        // Open is a question of now: then only the caller's own words narrow it.
        Instant earliest = open == true ? now - TimeSpan.FromTicks(1) : now - DefaultSpan;
        if (!ApiQuestion.TryInstant("from", from, earliest, endOfDay: false, out Instant first, out ProblemHttpResult? problem)
            || !ApiQuestion.TryInstant("to", to, now + TimeSpan.FromTicks(1), endOfDay: true, out Instant last, out problem))
        {
            return problem;
        }

        if (first > last)
        {
            return Problems.BadRequest("from: it must not be after `to`.");
        }

        IReadOnlyList<Incident> incidents = await reader.IncidentsAsync(first, last, cancellation);
        ILookup<long, string> communes = (await reader.OutagesAsync(first, last, cancellation))
            .Where(outage => outage.Incident is not null)
            .ToLookup(outage => outage.Incident!.Value, outage => outage.Unit);
        IEnumerable<IncidentItem> items = incidents
            .Where(incident => open is not { } wanted || (incident.Resolved > now) == wanted)
            .OrderByDescending(incident => incident.Opened)
            .Select(incident => Item(incident, communes[incident.Id]))
            .Where(item => visible.Province || item.Communes.Any(visible.Contains))
            .Select(item => item with { Communes = visible.Of(item.Communes, unit => unit) });
        return TypedResults.Ok(new ItemList<IncidentItem>([.. items]));
    }

    private static IncidentItem Item(Incident incident, IEnumerable<string> touched) => new(
        incident.Id,
        IncidentKinds.Code(incident.Kind),
        incident.Unit,
        incident.System,
        incident.Opened.ToString(),
        incident.Resolved == Instant.Never ? null : incident.Resolved.ToString(),
        incident.AcknowledgedAt?.ToString(),
        incident.AcknowledgedBy,
        [.. touched.Concat(incident.Unit is { } unit ? [unit] : []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
}
