using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Ioc.Dashboard.Tests.Figures;

/// <summary>The rule that every figure on a page says how it is computed.</summary>
internal static class HowRule
{
    public static IDocument Read(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>What holds a figure and says nothing of it. A heading of a group speaks for its columns.</summary>
    public static List<string> Silent(IDocument page) =>
    [
        .. page.QuerySelectorAll("thead th.number, thead th.lag")
            .Where(head => head.Closest("[data-compare]") is null && !Says(head) && !IsOfChart(head) && !(head.Closest("table")!.QuerySelectorAll("th[scope=colgroup]") is { Length: > 0 } groups && groups.All(Says)))
            .Select(head => "column " + head.TextContent.Trim()),
        .. page.QuerySelectorAll("article[data-figure], article[data-alert], article[data-past], article[data-directive] .effect").Where(tile => !Says(tile)).Select(tile => "tile " + tile.OuterHtml[..Math.Min(120, tile.OuterHtml.Length)]),
        .. page.QuerySelectorAll("[data-compare] tbody tr:not(.reasons) th").Where(row => !Says(row)).Select(row => "compared " + row.TextContent.Trim()),
        .. page.QuerySelectorAll(".parts section h3").Where(part => !Says(part)).Select(part => "part " + part.TextContent.Trim()),
        .. page.QuerySelectorAll("dl.tiles dt, [data-incident-facts] dt")
            .Where(name => name.NextElementSibling!.TextContent.Any(char.IsAsciiDigit) && !Says(name)).Select(name => "fact " + name.TextContent.Trim()),
    ];

    /// <summary>Buttons whose text is not there, is empty, is unfinished, is told by two of the same id, or was torn off: a paragraph cannot hold it.</summary>
    public static List<string> Broken(IDocument page) =>
    [
        .. page.QuerySelectorAll("button.how").Select(button => (Next: button.NextElementSibling?.Id, Id: button.GetAttribute("popovertarget")!))
            .Where(one => one.Next != one.Id || !IsTold(page, one.Id)).Select(one => one.Id),
    ];

    private static bool IsTold(IDocument page, string id) =>
        page.All.Where(one => one.Id == id).ToList() is [{ } law] && law.QuerySelectorAll("p:not(.lead)") is [{ TextContent: { Length: > 20 } text }] && !text.Contains('{', StringComparison.Ordinal);

    /// <summary>A chart as a table is told where the chart is.</summary>
    private static bool IsOfChart(IElement head) => head.Closest("details.numbers")?.Closest("section") is { } card && Says(card);

    private static bool Says(IElement element) => element.QuerySelector("button.how") is not null;
}
