using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>A line icon that takes the colour and size of its text. Decoration only: say the same in words beside it.</summary>
public sealed partial class Icon
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        // The five looks of freshness.
        ["fresh"] = "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM5 5a10 10 0 0 0 0 14M19 5a10 10 0 0 1 0 14",
        ["late"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7.5V12l3.2 2.2",
        ["none"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM8 12h8",
        ["down"] = "M3 3l18 18M9 5V3M15 9V3M7.5 9H18v2.5a6 6 0 0 1-.7 2.8M15 17a6 6 0 0 1-9-5.3V9M12 18v3",
        ["partial"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 3v9l6.5 6.3",

        // States.
        ["ok"] = "M5 12.5l4.5 4.5L19 7.5",
        ["warning"] = "M12 4 2.8 20h18.4L12 4ZM12 10v4.5M12 17.2v.3",
        ["critical"] = "M8 3h8l5 5v8l-5 5H8l-5-5V8l5-5ZM9 9l6 6M15 9l-6 6",
        ["silent"] = "M4 9v6h4l5 4V5L8 9H4ZM17 10l4 4M21 10l-4 4",
        ["maintenance"] = "M14.5 6.5a4.5 4.5 0 0 1 5.6-4.3l-3 3 1.7 1.7 3-3a4.5 4.5 0 0 1-5.9 5.9L8 17.6A2.3 2.3 0 1 1 4.7 14.4l7.6-7.6",
        ["unobserved"] = "M3 3l18 18M6.5 7.2A16 16 0 0 0 2 12s4 7 10 7c1.8 0 3.4-.6 4.8-1.5M10 5.2A9 9 0 0 1 12 5c6 0 10 7 10 7a17 17 0 0 1-2.6 3.3",

        // Things to do and to point at.
        ["offline"] = "M2 8.5a15 15 0 0 1 6-3.3M22 8.5a15 15 0 0 0-8.5-4M6 13a9 9 0 0 1 4-2.2M9.5 17a4 4 0 0 1 4-.8M12 20.5v.1M3 3l18 18",
        ["info"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 11v5.5M12 7.5v.3",
        ["search"] = "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM16.2 16.2 21 21",
        ["back"] = "M19 12H5M11 6l-6 6 6 6",
        ["up"] = "M12 19V5M6 11l6-6 6 6",
        ["sorted-down"] = "M12 5v14M6 13l6 6 6-6",
        ["pause"] = "M8 5v14M16 5v14",
        ["back-in-time"] = "M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5M12 8v4.5l3 1.8",
        ["theme"] = "M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9Z",
        ["screen"] = "M3 4h18v12H3V4ZM8 20h8M12 16v4",
        ["incident"] = "M13 2 4 14h7l-1 8 9-12h-7l1-8Z",
    };

    [Parameter]
    [EditorRequired]
    public string Name { get; set; } = string.Empty;

    [Parameter]
    public string? Class { get; set; }

    /// <summary>
    /// The same without a component of its own, for what stands often on a page: a component costs a circuit about 6 KB, this some tens of bytes.
    /// Names and classes are the program's, never a user's.
    /// </summary>
    public static MarkupString Of(string name, string? styleClass = null) =>
        new($"""<svg class="icon {styleClass}" viewBox="0 0 24 24" aria-hidden="true" focusable="false" data-icon="{name}"><path d="{Paths[name]}" /></svg>""");
}
