using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Systems;

/// <summary>Planned maintenance of every system.</summary>
public sealed partial class MaintenancePage
{
    [CascadingParameter]
    public required Texts Texts { get; set; }
}
