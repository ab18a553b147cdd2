using System.Globalization;
using System.Security.Claims;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Microsoft.AspNetCore.Authorization;

namespace Ioc.Operations.Alerts;

/// <summary>Who takes an alert, and that they may: an acknowledgement stops escalation for everybody. Thread-safe.</summary>
public sealed class AlertDuty(AlertStore store, AuditLog audit, IAuthorizationService authorization)
{
    /// <summary>Alert: whole, not narrowed to what the user sees.</summary>
    public async Task<bool> MayAsync(ClaimsPrincipal user, OpenAlert alert, AlertRule rule) =>
        (await authorization.AuthorizeAsync(user, Policies.HandleIncidents)).Succeeded && Handling.IsOf(user, alert.Units, SystemsOf(rule));

    /// <summary>Takes it as it was seen at that instant. False: not theirs to take, over, or somebody was first.</summary>
    public async Task<bool> AcknowledgeAsync(ClaimsPrincipal user, OpenAlert alert, AlertRule rule, Instant seen)
    {
        // The row as it is now says which units it touches: the page's may be some seconds old.
        if (user.Identity?.Name is not { } name || store.Open().FirstOrDefault(open => open.Id == alert.Id) is not { } now
            || !await MayAsync(user, now, rule) || !store.Acknowledge(alert, name, seen))
        {
            return false;
        }

        audit.Write(name, AuditAction.AlertAcknowledged, alert.Id.ToString(CultureInfo.InvariantCulture), alert.Rule);
        return true;
    }

    private static string[] SystemsOf(AlertRule rule) =>
        rule.Figure.StartsWith(AlertFigures.SystemPrefix, StringComparison.Ordinal) ? [rule.Figure[AlertFigures.SystemPrefix.Length..]] : [];
}
