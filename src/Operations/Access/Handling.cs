using System.Security.Claims;

namespace Ioc.Operations.Access;

/// <summary>
/// Whether an incident or an alert is a user's to act on, beside the role: who sees the province acts on everything, who is limited to units only on what
/// touches no other unit; who has systems only on what is of those systems alone.
/// </summary>
public static class Handling
{
    /// <summary>Units and systems: all that it touches; no unit: the province, no system: not of a system.</summary>
    public static bool IsOf(ClaimsPrincipal user, IReadOnlyCollection<string> units, IReadOnlyCollection<string> systems)
    {
        VisibleUnits visible = Visibility.Of(user);
        return (visible.Province || (units.Count > 0 && units.All(visible.Contains)))
            && (user.Systems() is not { } own || (systems.Count > 0 && systems.All(own.Contains)));
    }

    /// <summary>Whether the user acts on this system; null: on all systems.</summary>
    public static bool IsOf(ClaimsPrincipal user, string? system) => user.Systems() is not { } own || (system is not null && own.Contains(system));
}
