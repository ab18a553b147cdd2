using Ioc.Operations.Access;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Ioc.Dashboard.Access;

/// <summary>Ends a session whose user is gone or has another password by now. The cookie is left alone: what was judged from memory is judged again when the database is back.</summary>
public sealed class SessionEvents(Credentials credentials) : CookieAuthenticationEvents
{
    public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Principal is null || !credentials.StillGood(context.Principal))
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }
}
