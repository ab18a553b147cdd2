using Ioc.Dashboard.Access;
using Ioc.Metrics.Stores;
using Ioc.Operations.Access;
using Ioc.Operations.Live;
using Ioc.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Wall;

/// <summary>The wall (DESIGN.md, Pages): rendered once, then fed by the hub; no circuit. A screen without a credential shows a pairing code.</summary>
public sealed partial class WallPage
{
    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Inject]
    public required IAuthorizationService Authorization { get; set; }

    private bool MayWatch { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (CredentialHandler.CouldNotJudge(Context))
        {
            // A screen that was approved is not asked to be approved again because the database is away.
            throw new StoreUnavailableException("The credential of this screen cannot be judged while the database is away.");
        }

        AuthorizationResult result = await Authorization.AuthorizeAsync(Context.User, Policies.Watch);
        MayWatch = result.Succeeded && Visibility.MaySee(Context.User, LiveScope.Province);
    }
}
