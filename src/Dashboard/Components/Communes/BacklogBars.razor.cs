using System.Globalization;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Parts of a backlog as bars, the overdue of each within it.</summary>
public sealed partial class BacklogBars
{
    private bool _all;

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<BacklogPart> Parts { get; set; } = [];

    /// <summary>As many are shown at first.</summary>
    [Parameter]
    public int Most { get; set; } = 12;

    /// <summary>Address of a part's dossiers, for `backlog` or `overdue`; null: parts lead nowhere.</summary>
    [Parameter]
    public Func<string, BacklogPart, string?>? Link { get; set; }

    private IEnumerable<BacklogPart> Shown => _all ? Parts : Parts.Take(Most);

    private string Width(long count) => (100.0 * count / Math.Max(1, Parts.Max(part => part.Count))).ToString("0.#", CultureInfo.InvariantCulture);
}
