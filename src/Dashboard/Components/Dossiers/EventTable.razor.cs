using Ioc.Dashboard.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Dossiers;

/// <summary>The events of a dossier in order of arrival, marked where they came late, out of order, or do not count.</summary>
public sealed partial class EventTable
{
    [Inject]
    public required Profile Profile { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<DossierEventLine> Events { get; set; } = [];

    private DossierWords Words => new(Texts, Profile);
}
