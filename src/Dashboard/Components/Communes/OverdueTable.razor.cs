using Ioc.Dashboard.Resources;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Overdue dossiers of a unit: number, procedure by name, due time, whole working days over.</summary>
public sealed partial class OverdueTable
{
    [Inject]
    public required Profile Profile { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<DossierRow> Dossiers { get; set; } = [];

    [Parameter]
    public long Total { get; set; }

    /// <summary>Asks for the next ones.</summary>
    [Parameter]
    public EventCallback More { get; set; }

    [Parameter]
    public Instant Now { get; set; }

    private string ProcedureOf(DossierFacts facts) =>
        facts.Procedure is { Length: > 0 } code ? Profile.FindProcedure(code)?.NameVi ?? $"{Texts.Overview.UnknownProcedure} ({code})" : Texts.Overview.UnknownProcedure;

    private long? DaysOver(DossierFacts facts)
    {
        if (facts.DueAt is not { } due)
        {
            return null;
        }

        int days = 0;
        for (LocalDay day = Profile.Calendar.NextWorkingDay(due.Day); day <= Now.Day; day = Profile.Calendar.NextWorkingDay(day))
        {
            days++;
        }

        return days;
    }
}
