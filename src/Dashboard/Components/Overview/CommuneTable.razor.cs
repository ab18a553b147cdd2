using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Components.Shared;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>The communes, one a row. Sorting is a link: the order stands in the address.</summary>
public sealed partial class CommuneTable
{
    [Inject]
    public required FigureMarkup Markup { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>Rows as they are to be shown.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<CommuneRow> Rows { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public CommuneOrder Order { get; set; }

    /// <summary>The address of this page in another order.</summary>
    [Parameter]
    [EditorRequired]
    public Func<CommuneOrder, string> OrderLink { get; set; } = _ => string.Empty;

    private IEnumerable<(string Key, string Name, string? Style, MarkupString? How)> Columns =>
    [
        ("name", Texts.Overview.Name, "name", null),
        ("lag", Texts.Overview.LagScore, "lag", Markup.Lag(Texts)),
        .. CommuneColumn.All.Select(column => (column.Key, column.Name(Texts), (string?)"number", (MarkupString?)Markup.Column(Texts, column.Key, column.Name(Texts), column.Law))),
    ];

    private string? SortOf(string key) => key != Order.Key ? null : Order.Descending ? "descending" : "ascending";
}
