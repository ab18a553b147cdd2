using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Admin;

/// <summary>Fields of a form: roles of a user, units that may be seen and systems that may be acted on.</summary>
public sealed partial class AccessFields
{
    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<string> Roles { get; set; } = [];

    [Parameter]
    public string? Units { get; set; }

    [Parameter]
    public string? Systems { get; set; }

    /// <summary>Unique on the page.</summary>
    [Parameter]
    [EditorRequired]
    public string Id { get; set; } = string.Empty;
}
