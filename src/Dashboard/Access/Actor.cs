using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Ioc.Dashboard.Access;

/// <summary>In whose name a step is recorded. Asked again at each step: roles are taken away while a page is open.</summary>
public static class Actor
{
    /// <summary>Name of the viewer when the role suffices for the policy; else null.</summary>
    public static async Task<string?> ActorAsync(this IAuthorizationService authorization, Task<AuthenticationState> viewer, string policy)
    {
        AuthenticationState known = await viewer;
        return (await authorization.AuthorizeAsync(known.User, policy)).Succeeded ? known.User.Identity?.Name : null;
    }
}
