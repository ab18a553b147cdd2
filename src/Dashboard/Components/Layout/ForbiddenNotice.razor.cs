using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Layout;

/// <summary>What a user sees where the role does not suffice.</summary>
public sealed partial class ForbiddenNotice
{
    [CascadingParameter]
    public required Texts Texts { get; set; }
}
