using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>Says that a unit has ended, who took it over, and what is still open there; nothing of a unit that exists.</summary>
public sealed partial class EndedNotice
{
    [Inject]
    public required Profile Profile { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required VisibleUnits Visible { get; set; }

    [Parameter]
    [EditorRequired]
    public Unit Unit { get; set; } = default!;

    [Parameter]
    [EditorRequired]
    public LocalDay Today { get; set; }

    /// <summary>Open dossiers there; 0: nothing is said of them.</summary>
    [Parameter]
    public long Open { get; set; }

    /// <summary>The successor's page; null: there is none, or not for this viewer.</summary>
    private string? Link => Unit.Successor is { } successor && Visible.Contains(successor) ? $"/communes/{Uri.EscapeDataString(successor)}" : null;
}
