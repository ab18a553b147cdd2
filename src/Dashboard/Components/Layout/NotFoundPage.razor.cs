using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Layout;

/// <summary>What stands at an address that does not exist.</summary>
public sealed partial class NotFoundPage
{
    [CascadingParameter]
    public required Texts Texts { get; set; }
}
