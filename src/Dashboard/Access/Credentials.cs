using System.Security.Claims;

namespace Ioc.Dashboard.Access;

/// <summary>Tells whether a credential that was good when it came still is (its holder may be connected for weeks).</summary>
public sealed class Credentials(Users users, Displays displays, ApiKeys keys)
{
    public bool StillGood(ClaimsPrincipal principal) => principal.KindOf() switch
    {
        "user" => users.Get(principal.Id()) is { DisabledAt: null } user && user.Stamp == principal.StampOf(),
        "display" => displays.Exists(principal.Id()),
        "key" => keys.Exists(principal.Id()),
        _ => false,
    };
}
