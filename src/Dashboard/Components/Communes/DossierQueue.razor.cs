using System.Globalization;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Addresses;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Dossiers of a unit that are overdue or due soon, by due time; long lists are drawn as one scrolls.</summary>
public sealed partial class DossierQueue
{
    private const int MostAtOnce = 60;

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public string Unit { get; set; } = string.Empty;

    [Parameter]
    [EditorRequired]
    public UnitBacklog Backlog { get; set; } = default!;

    [Parameter]
    public bool DueSoon { get; set; }

    [Parameter]
    public Instant Now { get; set; }

    /// <summary>The period whose instant the backlog is of, as the API takes it.</summary>
    [Parameter]
    [EditorRequired]
    public string Period { get; set; } = "today";

    /// <summary>The instant of the past that is shown; null: now.</summary>
    [Parameter]
    public Instant? At { get; set; }

    private UnitTexts W => Texts.Unit;

    /// <summary>The whole queue as a list of its own: to send, to sort, to download.</summary>
    private string? AllAddress => FigureAddress.Narrowed(DueSoon ? "dueSoon" : "overdue", Metrics.Kpis.Scope.Of(Unit).ToString(), Period, At, ("sort", "over"));

    private List<NumberedFacts> Rows => [.. DueSoon ? Backlog.DueSoon : Backlog.Overdue];

    private string Link(string? queue) => Navigation.GetUriWithQueryParameter("queue", queue);

    private string BasisOf(DossierFacts facts) => facts.DueBasis switch
    {
        DueBasis.Source => W.BasisSource,
        DueBasis.Procedure when Profile.FindProcedure(facts.Procedure ?? "")?.WorkingDays is { } days =>
            days == 0 ? W.BasisSameDay : string.Format(CultureInfo.InvariantCulture, W.BasisProcedure, days),
        _ => W.BasisDefault,
    };

    /// <summary>Whole working days between the due day and today, in either direction.</summary>
    private long? WorkingDays(DossierFacts facts)
    {
        if (facts.DueAt is not { } due)
        {
            return null;
        }

        (LocalDay from, LocalDay to) = due.Day < Now.Day ? (due.Day, Now.Day) : (Now.Day, due.Day);
        int days = 0;
        for (LocalDay day = Profile.Calendar.NextWorkingDay(from); day <= to; day = Profile.Calendar.NextWorkingDay(day))
        {
            days++;
        }

        return days;
    }
}
