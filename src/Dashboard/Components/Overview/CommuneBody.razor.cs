using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>
/// The rows of the communes' table as one component: a circuit keeps what a component drew twice, in arrays of 32 frames and more, so that thirty rows of their own cost more than one
/// body. Thirty rows fit into 1,024 frames; what never has the keyboard's focus is markup, which is one frame and shared (`./ioc load pages`). Its style is the table's.
/// </summary>
public sealed partial class CommuneBody
{
    private IReadOnlyList<CommuneRow>? _drawn;

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<CommuneRow> Rows { get; set; } = [];

    protected override bool ShouldRender()
    {
        bool differs = _drawn is null || !_drawn.SequenceEqual(Rows, ReferenceEqualityComparer.Instance);
        _drawn = Rows;
        return differs;
    }
}
