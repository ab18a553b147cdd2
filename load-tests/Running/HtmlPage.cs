using System.Net;
using System.Text;

namespace Ioc.LoadTests.Running;

/// <summary>A result as a page of its own: the Markdown that we write (a heading, code, lists, tables), no more.</summary>
internal static class HtmlPage
{
    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b2430}table{border-collapse:collapse;margin:1rem 0}"
        + "th,td{border:1px solid #c9d1dc;padding:.3rem .7rem;text-align:right}th:first-child,td:first-child{text-align:left}th{background:#eef2f7}"
        + "code{background:#eef2f7;padding:.1rem .3rem}li.met{color:#176b3a}li.missed{color:#a3171c;font-weight:600}";

    public static string Of(string title, string markdown)
    {
        var html = new StringBuilder($"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(title)}</title><style>{Style}</style></head><body>\n");
        string open = "";
        foreach (string line in markdown.Split('\n', StringSplitOptions.TrimEntries))
        {
            string kind = line.StartsWith("* ", StringComparison.Ordinal) ? "ul" : line.StartsWith('|') ? "table" : "";
            if (kind != open)
            {
                html.Append(open.Length > 0 ? $"</{open}>\n" : "").Append(kind.Length > 0 ? $"<{kind}>\n" : "");
            }

            html.Append(kind switch
            {
                "ul" => Item(line[2..]),
                "table" => line.StartsWith("| ---", StringComparison.Ordinal) ? "" : Row(line, open == "table" ? "td" : "th"),
                _ => Block(line),
            });
            open = kind;
        }

        return html.Append(open.Length > 0 ? $"</{open}>\n" : "").Append("</body></html>\n").ToString();
    }

    private static string Item(string text) =>
        $"<li{(text.StartsWith("met: ", StringComparison.Ordinal) ? " class=\"met\"" : text.StartsWith("MISSED: ", StringComparison.Ordinal) ? " class=\"missed\"" : "")}>{WebUtility.HtmlEncode(text)}</li>\n";

    private static string Row(string line, string cell) =>
        $"<tr>{string.Concat(line.Trim('|').Split('|').Select(text => $"<{cell}>{WebUtility.HtmlEncode(text.Trim())}</{cell}>"))}</tr>\n";

    private static string Block(string line) => line switch
    {
        "" => "",
        _ when line.StartsWith("# ", StringComparison.Ordinal) => $"<h1>{WebUtility.HtmlEncode(line[2..])}</h1>\n",
        _ when line.StartsWith('`') => $"<p><code>{WebUtility.HtmlEncode(line.Trim('`'))}</code></p>\n",
        _ => $"<p>{WebUtility.HtmlEncode(line)}</p>\n",
    };
}
