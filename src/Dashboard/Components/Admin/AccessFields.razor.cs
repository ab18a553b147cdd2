using Ioc.Dashboard.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Admin;

/// <summary>Fields of a form: roles of a user and units that may be seen.</summary>
public sealed partial class AccessFields
{
    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<string> Roles { get; set; } = [];

    [Parameter]
    public string? Units { get; set; }

    /// <summary>Unique on the page.</summary>
    [Parameter]
    [EditorRequired]
    public string Id { get; set; } = string.Empty;
}
