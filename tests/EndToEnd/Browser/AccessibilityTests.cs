using System.Text.Json;
using Ioc.Tests.Shared;
using Microsoft.Playwright;

namespace Ioc.EndToEnd.Browser;

/// <summary>WCAG 2.2 A and AA as far as axe-core can judge it, of every page for officials, light and dark.</summary>
[Collection(RunningProvinceCollection.Name)]
public sealed class AccessibilityTests(RunningProvince province)
{
    private const string Run =
        """
        async () => {
            const result = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
            return JSON.stringify(result.violations.map(v => `${v.id}: ${v.help} (${v.nodes.length}) ${v.nodes.slice(0, 3).map(n => n.target.join(" ") + " " + (n.any[0]?.message ?? "")).join(" | ")}`));
        }
        """;

    private static readonly string[] Pages =
    [
        "/", "/communes", $"/communes?compare={SampleEvents.Commune},17662&period=last-month", $"/communes/{SampleEvents.Commune}", "/map?figure=overdue", "/procedures", "/procedures?by=field",
        "/systems", "/systems/tthc", "/systems/maintenance", "/incidents?show=all", "/?at=2026-01-05T08:00",
    ];

    [BrowserFact]
    public async Task Axe_finds_nothing_on_any_page()
    {
        string axe = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "node_modules", "axe-core", "axe.min.js"));
        var found = new List<string>();
        foreach (string path in Pages)
        {
            IPage page = await province.Browser.PageAsync(path, 1440, 1000);
            await page.Locator("h1").First.WaitForAsync();
            await page.WaitForTimeoutAsync(1500);
            foreach (string theme in new[] { "light", "dark" })
            {
                await page.EvaluateAsync("theme => { document.documentElement.dataset.theme = theme; }", theme);
                await page.EvaluateAsync(axe);
                string[] violations = JsonSerializer.Deserialize<string[]>(await page.EvaluateAsync<string>(Run))!;
                found.AddRange(violations.Select(violation => $"{path} {theme}: {violation}"));
            }

            await page.Context.CloseAsync();
        }

        found.ShouldBeEmpty(string.Join('\n', found));
    }
}
