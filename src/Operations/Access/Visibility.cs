using System.Security.Claims;
using Ioc.Operations.Live;

namespace Ioc.Operations.Access;

/// <summary>Which scopes a credential may see. What it may not see does not exist for it.</summary>
public static class Visibility
{
    /// <summary>Units of the caller's credential; a stranger sees none.</summary>
    public static VisibleUnits Of(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated != true ? VisibleUnits.None
        : principal.Communes() is { } units ? new VisibleUnits(units)
        : VisibleUnits.All;

    /// <summary>A wall sees the province alone; who is limited to units sees those alone; everyone else sees all.</summary>
    public static bool MaySee(ClaimsPrincipal principal, LiveScope scope)
    {
        VisibleUnits visible = Of(principal);
        return scope.Unit is { } unit ? visible.Contains(unit.Code) && !principal.IsInRole(Roles.Wall) : visible.Province;
    }
}
