using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Admin;

/// <summary>The pages of administration, those that the viewer may open.</summary>
public sealed partial class AdminTabs
{
    [CascadingParameter]
    public required Texts Texts { get; set; }
}
