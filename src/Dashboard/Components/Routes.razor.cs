using Ioc.Operations.Access;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Ioc.Dashboard.Components;

/// <summary>Finds the page, and gives every page its texts and the units its viewer may see.</summary>
public sealed partial class Routes
{
    private VisibleUnits? _visible;

    /// <summary>Language of the viewer, kept for the life of a circuit.</summary>
    [Parameter]
    public Language Language { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Viewer { get; set; }

    protected override async Task OnInitializedAsync() => _visible = Visibility.Of((await Viewer).User);
}
