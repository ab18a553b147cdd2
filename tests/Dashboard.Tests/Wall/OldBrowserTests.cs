using System.Text.RegularExpressions;
using Acornima;
using Acornima.Ast;
using AngleSharp.Html.Parser;
using Ioc.Dashboard.Tests.Running;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Wall;

/// <summary>Wall and pairing page run on Chromium 64 (television sets): scripts in ES2017, no style that it does not know. What says that a browser is older still is ES5.</summary>
[Collection(OneHost.Name)]
public sealed partial class OldBrowserTests(RunningHost host)
{
    private const string Check = "js/wall/check.js";

    /// <summary>Puts in what a browser lacks, and so names it.</summary>
    private const string Stopgaps = "js/wall/older.js";

    /// <summary>What is younger than Chromium 64, and since when it is there. Such a declaration is dropped, one with var() takes the one before it along.</summary>
    private static readonly (string Pattern, string Since)[] _youngStyles =
    [
        (@"(?<!grid-|grid-column-|grid-row-)\bgap:", "gap is of 66 in a grid and of 84 in a flex box: grid-gap, margins"),
        (@"\binset(-\w+)*:", "87: top, right, bottom, left"),
        (@"(?<!min-|max-)\baspect-ratio:", "88"),
        (@":(has|is|where)\(", "105, 88"),
        (@"(?<![\w-])(min|max|clamp)\(", "79"),
        (@"-gradient\([^;]*\)?[ ,]\S+ -?[\d.]+(rem|em|px|%)? [\d.]+(rem|em|px|%)", "a colour with two places is of 71"),
        (@"text-decoration:[^;]*[\d.]+em", "a thickness in the shorthand is of 89: text-decoration-thickness"),
        (@":focus-visible\s*,|,[^{}]*:focus-visible", "86: in a list of selectors it takes the others along"),
        (@"\b(color-mix|oklch|oklab)\(|@(container|layer|property|scope)\b|\d(dvh|svh|lvh|dvw)\b|&", "99 and later"),
    ];

    /// <summary>Functions that are younger than Chromium 64; no parser sees them.</summary>
    private static readonly string[] _youngCalls =
        ["fromEntries(", ".flat(", ".flatMap(", ".matchAll(", ".replaceAll(", ".at(", ".allSettled(", ".any(", ".trimStart(", ".trimEnd(", ".replaceChildren(", ".toggleAttribute(", "globalThis", "structuredClone", "queueMicrotask", "AbortController"];

    [Fact]
    public async Task Every_script_of_wall_and_pairing_page_is_ES2017()
    {
        using HttpClient wall = host.Client(RunningHost.ReadKey), pairing = host.Client();
        Dictionary<string, string> scripts = await ScriptsAsync(wall), those = await ScriptsAsync(pairing);
        scripts.Keys.ShouldContain("js/wall/connection.js", "modules that others import are read too");
        scripts.Keys.ShouldContain(Stopgaps);
        those.Keys.ShouldBe([Check, "js/wall/pairing.js"], ignoreOrder: true);
        foreach ((string path, string script) in scripts.Concat(those).Where(script => script.Key.StartsWith("js/", StringComparison.Ordinal) && script.Key != Stopgaps))
        {
            _youngCalls.Where(call => script.Contains(call, StringComparison.Ordinal)).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task What_says_so_to_older_browsers_is_ES5()
    {
        using HttpClient client = host.Client();
        Should.NotThrow(() => Of(EcmaVersion.ES5).ParseScript(client.GetStringAsync("/" + Check).GetAwaiter().GetResult()));
        string away = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docker", "pages", "away.html"));
        foreach (AngleSharp.Dom.IElement script in new HtmlParser().ParseDocument(away).QuerySelectorAll("script"))
        {
            Should.NotThrow(() => Of(EcmaVersion.ES5).ParseScript(script.TextContent));
        }
    }

    [Theory]
    [InlineData("one?.two;")]
    [InlineData("const three = one ?? two;")]
    [InlineData("try { } catch { }")]
    [InlineData("const three = { ...one };")]
    public void Younger_syntax_is_found(string script) => Should.Throw<ParseErrorException>(() => Of(EcmaVersion.ES2017).ParseModule(script));

    [Fact]
    public void No_style_of_the_wall_is_younger()
    {
        string dashboard = Path.Combine(Repository.Root, "src", "Dashboard");
        string[] sheets = [Path.Combine(dashboard, "wwwroot", "css", "wall.css"), Path.Combine(dashboard, "Components", "Map", "CommuneMap.razor.css"), .. Directory.GetFiles(Path.Combine(dashboard, "Components", "Wall"), "*.css")];
        sheets.Length.ShouldBeGreaterThan(8);
        IEnumerable<string> found =
            from sheet in sheets
            let text = Comment().Replace(File.ReadAllText(sheet), string.Empty)
            from young in _youngStyles
            from Match match in Regex.Matches(text, young.Pattern, RegexOptions.None, TimeSpan.FromSeconds(5))
            select $"{Path.GetFileName(sheet)}: {match.Value.Trim()} ({young.Since})";
        found.ShouldBeEmpty();
    }

    /// <summary>Scripts that the page loads, by path, modules with all that they import; each was parsed.</summary>
    private static async Task<Dictionary<string, string>> ScriptsAsync(HttpClient client)
    {
        var scripts = new Dictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Queue<(string Path, bool IsModule)>(new HtmlParser().ParseDocument(await client.GetStringAsync("/wall")).QuerySelectorAll("script")
            .Select(script => (script.GetAttribute("src").ShouldNotBeNull("no script is inlined"), script.GetAttribute("type") == "module")));
        while (waiting.TryDequeue(out (string Path, bool IsModule) next))
        {
            if (scripts.ContainsKey(next.Path))
            {
                continue;
            }

            string text = scripts[next.Path] = await client.GetStringAsync("/" + next.Path);
            Parser parser = Of(EcmaVersion.ES2017);
            try
            {
                foreach (ImportDeclaration import in (next.IsModule ? parser.ParseModule(text) : (Acornima.Ast.Program)parser.ParseScript(text)).Body.OfType<ImportDeclaration>())
                {
                    waiting.Enqueue((new Uri(new Uri("http://wall/" + next.Path), import.Source.Value).AbsolutePath[1..], true));
                }
            }
            catch (ParseErrorException young)
            {
                throw new InvalidOperationException($"{next.Path}: {young.Message}", young);
            }
        }

        return scripts;
    }

    private static Parser Of(EcmaVersion version) => new(new ParserOptions { EcmaVersion = version });

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
