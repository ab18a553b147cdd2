using System.Globalization;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>"And N more" under a list that was cut off, leading on where there is more to see; nothing under a whole list.</summary>
public sealed partial class AndMore
{
    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>How many were left out; 0 or less: none.</summary>
    [Parameter]
    [EditorRequired]
    public long Count { get; set; }

    /// <summary>Null: it leads nowhere.</summary>
    [Parameter]
    public string? Link { get; set; }

    private string Words => string.Format(CultureInfo.InvariantCulture, Texts.Drill.AndMore, Texts.Formats.Count(Count));
}
