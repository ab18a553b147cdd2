using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>The communes, one a row. Sorting is a link: the order stands in the address.</summary>
public sealed partial class CommuneTable
{
    [Inject]
    public required Tiles Tiles { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>Rows as they are to be shown.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<CommuneLine> Lines { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public CommuneOrder Order { get; set; }

    /// <summary>The address of this page in another order.</summary>
    [Parameter]
    [EditorRequired]
    public Func<CommuneOrder, string> OrderLink { get; set; } = _ => string.Empty;

    /// <summary>The address of a commune's page.</summary>
    [Parameter]
    [EditorRequired]
    public Func<CommuneLine, string> CommuneLink { get; set; } = _ => string.Empty;

    /// <summary>The days whose dossiers the figures lead to, as the API takes them; null: nowhere.</summary>
    [Parameter]
    public string? Days { get; set; }

    /// <summary>The instant of the past that is shown; null: now.</summary>
    [Parameter]
    public Instant? At { get; set; }

    /// <summary>When the period ended, for figures of an instant; null: it runs.</summary>
    [Parameter]
    public Instant? End { get; set; }

    private IEnumerable<(string Key, string Name, string? Style, string? How)> Columns =>
    [
        ("name", Texts.Overview.Name, "name", null),
        ("lag", Texts.Overview.LagScore, "lag", null),
        ("received", Texts.Figures["received"].Name, "number", HowOf("received")),
        ("online", Texts.Overview.Online, "number", HowOf("online-share")),
        ("backlog", Texts.Overview.Backlog, "number", HowOf("backlog")),
        ("overdue", Texts.Figures["overdue"].Name, "number", HowOf("overdue")),
        ("on-time", Texts.Overview.OnTime, "number", HowOf("on-time-rate")),
        ("outages", Texts.Overview.Outages, "number", HowOf("outages")),
    ];

    private string HowOf(string figure) => FigureLaw.Of(Texts, Texts.Figures[figure].How, Tiles.ShareGoal(figure));

    private string? SortOf(string key) => key != Order.Key ? null : Order.Descending ? "descending" : "ascending";
}
