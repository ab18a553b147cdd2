using System.Security.Claims;
using Ioc.Dashboard.Live;

namespace Ioc.Dashboard.Access;

/// <summary>Which scopes a credential may see. What it may not see does not exist for it.</summary>
public static class Visibility
{
    /// <summary>A wall sees the province alone; a key that is limited to communes sees those alone; everyone else sees all.</summary>
    public static bool MaySee(ClaimsPrincipal principal, LiveScope scope) =>
        principal.IsInRole(Roles.Wall) ? scope.IsProvince
        : principal.Communes() is not { } communes || (scope.Unit is { } unit && communes.Contains(unit.Code));
}
