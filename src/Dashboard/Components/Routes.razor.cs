using Ioc.Dashboard.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components;

/// <summary>Finds the page, and gives every page its texts.</summary>
public sealed partial class Routes
{
    /// <summary>Language of the viewer, kept for the life of a circuit.</summary>
    [Parameter]
    public Language Language { get; set; }
}
