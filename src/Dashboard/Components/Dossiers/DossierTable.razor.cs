using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Dossiers;

/// <summary>Dossiers as rows: number, procedure, stage, times, basis of the due time, working days over. Each number leads to its page.</summary>
public sealed partial class DossierTable
{
    [Inject]
    public required Profile Profile { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<DossierRow> Dossiers { get; set; } = [];

    /// <summary>Whether rows are of several units.</summary>
    [Parameter]
    public bool WithUnit { get; set; }

    /// <summary>When: paused then, so many days over then.</summary>
    [Parameter]
    [EditorRequired]
    public Instant At { get; set; }

    /// <summary>Whether they are ordered by how long they are over, the longest first.</summary>
    [Parameter]
    public bool WorstFirst { get; set; }

    /// <summary>Address of the list in the other order; null: it has but one.</summary>
    [Parameter]
    public string? OrderLink { get; set; }

    private DossierWords Words => new(Texts, Profile);
}
