using System.Security.Claims;
using Ioc.Operations.Access;
using Microsoft.AspNetCore.Authorization;

namespace Ioc.Dashboard.Components.Layout;

/// <summary>Which ways of the menu a viewer may go. Asked once, not by a component for each: a component costs a circuit some kilobytes (`./ioc load pages`).</summary>
internal readonly record struct MenuRights(bool IsUser, bool SeesProvince, bool ReadsAudit, bool IsAdministrator)
{
    public static async Task<MenuRights> OfAsync(ClaimsPrincipal viewer, IAuthorizationService authorization)
    {
        bool isUser = Roles.OfUsers.Any(viewer.IsInRole);
        return new MenuRights(
            isUser,
            isUser && (await authorization.AuthorizeAsync(viewer, null, Policies.Province)).Succeeded,
            isUser && (await authorization.AuthorizeAsync(viewer, null, Policies.ReadAudit)).Succeeded,
            viewer.IsInRole(Roles.Administrator));
    }
}
