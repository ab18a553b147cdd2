using System.Text.Json;
using Ioc.EndToEnd.Faults;
using Ioc.EndToEnd.Reports;
using Ioc.EndToEnd.Running;
using Ioc.Tests.Shared;
using Microsoft.Playwright;

namespace Ioc.EndToEnd.Browser;

/// <summary>
/// One walk over every page: in Vietnamese, light, on a desk, and in English, dark, on a phone. Finds what axe-core says of WCAG 2.2 A and AA, how much the page moved by itself,
/// and what is wider than the screen or cut with the longest names and numbers, at every width (<see cref="Fit"/>).
/// </summary>
internal static class EveryPage
{
    private const string Axe =
        """
        async () => {
            // Of what is right, axe would write down a selector of every element.
            const judge = () => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] });
            let result = await judge();
            // When its circuit begins, a page has no title for a moment.
            if (result.violations.some(v => v.id === "document-title")) {
                for (let i = 0; i < 50 && document.title === ""; i++) await new Promise(later => setTimeout(later, 100));
                result = await judge();
            }
            return JSON.stringify(result.violations.map(v => `${v.id}: ${v.help} (${v.nodes.length}) ${v.nodes.slice(0, 3).map(n => n.target.join(" ") + " " + (n.any[0]?.message ?? "")).join(" | ")}`));
        }
        """;

    private const string Shifts =
        """
        window.shifted = 0;
        new PerformanceObserver(list => list.getEntries().forEach(shift => { if (!shift.hadRecentInput) window.shifted += shift.value; })).observe({ type: "layout-shift", buffered: true });
        """;

    /// <summary>Core Web Vitals: up to here a page is called steady.</summary>
    private const double MostShift = 0.1;

    /// <summary>Screens that every page is looked at on; in English the narrowest of each kind. The last one is the view's.</summary>
    private static readonly (int Width, int Height)[] _screens = [(390, 844), (1280, 720), (1920, 1080), (3840, 2160), (1440, 900)], _screensInEnglish = [(1280, 720), (390, 844)];

    public static readonly IReadOnlyList<(string Language, string Theme, int Width, int Height)> Views = [("vi", "light", 1440, 900), ("en", "dark", 390, 844)];

    /// <summary>Pages of a signed-in user; the incident and the report are ones that are there.</summary>
    public static IReadOnlyList<string> Of(string incident, string report) =>
    [
        "/", "/communes", $"/communes?compare={SampleEvents.Commune},17662&period=last-month", $"/communes/{SampleEvents.Commune}", "/map?figure=overdue", "/procedures", "/procedures?by=field",
        "/systems", "/systems/tthc", "/systems/maintenance", "/incidents?show=all", incident, "/?at=2026-01-05T08:00",
        "/dossiers?figure=backlog", $"/dossiers/{SampleEvents.Commune}/H41.17-1", "/data-quality", $"/data-quality/incomplete?unit={SampleEvents.Commune}&period=today", "/hand-over", "/dead-letters", "/dead-letters/1", "/alerts", "/alerts/rules", "/search?q=vinh",
        "/reports", "/reports/schedule", report, report + "/dossiers/received", "/directives?state=all", "/targets", "/users", "/api-keys", "/displays", "/audit", "/account/password", "/wall?scene=1", "/wall?scene=4",
    ];

    /// <summary>What is wrong with pages of one view: address, view, what.</summary>
    public static async Task<List<string>> WalkAsync(SignedInBrowser browser, IReadOnlyList<string> paths, bool signedIn, (string Language, string Theme, int Width, int Height) view)
    {
        string axe = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "node_modules", "axe-core", "axe.min.js"));
        var found = new List<string>();
        IPage page = await browser.PageAsync("/health/live", view.Width, view.Height, signedIn, view.Theme == "dark" ? ColorScheme.Dark : ColorScheme.Light, Shifts);
        foreach (string path in paths)
        {
            IResponse? answer = await page.GotoAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={view.Language}", new() { WaitUntil = WaitUntilState.Load });
            answer!.Status.ShouldBe(200, $"{path}: what says that it may not be seen is not looked at");
            await page.Locator("h1, h2").First.WaitForAsync();
            await page.WaitForFunctionAsync("() => document.querySelector('.loading') === null && document.fonts.status === 'loaded' && document.title !== '' && [...document.querySelectorAll('.scene[data-active]')].every(scene => getComputedStyle(scene).opacity === '1')");
            if (await page.Locator("[data-chart=drawn]").CountAsync() > 0)
            {
                await page.Locator(".plot .main-svg").First.WaitForAsync();
            }

            string of = $"{path} {view.Language} {view.Theme} {view.Width}";
            await page.EvaluateAsync(axe);
            found.AddRange(JsonSerializer.Deserialize<string[]>(await page.EvaluateAsync<string>(Axe))!.Select(violation => $"{of}: {violation}"));
            double shift = await page.EvaluateAsync<double>("window.shifted");
            if (shift > MostShift && !path.StartsWith("/wall", StringComparison.Ordinal)) // a wall puts the worst first as it comes
            {
                found.Add(FormattableString.Invariant($"{of}: moved by {shift:0.###} while it loaded"));
            }

            await page.EvaluateAsync("document.documentElement.style.visibility = 'hidden'"); // layout is measured from here on: no screen, up to 3840 pixels wide, has to be painted
            foreach ((int width, int height) in view.Language == "vi" ? _screens : _screensInEnglish)
            {
                await page.SetViewportSizeAsync(width, height);
                found.AddRange((await Fit.WhatIsCutAsync(page, view.Language)).Select(cut => $"{path} {view.Language} at {width}: {cut}"));
            }
        }

        await page.Context.CloseAsync();
        return found;
    }

    /// <summary>Makes a report and gives its address.</summary>
    public static async Task<string> ReportAsync(IocProcess ioc)
    {
        using HttpClient client = ioc.Client(ReportRequests.Key);
        return "/reports/" + (await client.MadeAsync($"{FaultEvents.Today - 20}..{FaultEvents.Today - 5}")).GetProperty("id").GetRawText();
    }

    /// <summary>Makes an incident and gives its address.</summary>
    public static async Task<string> IncidentAsync(IocProcess ioc, string commune = "16744", string system = "qlvb")
    {
        await SampleEvents.PostAsync(ioc, [.. new[] { ("up", -120), ("down", -60), ("down", -1) }.Select(report => SampleEvents.Health(commune, system, report.Item1, report.Item2))]);
        using HttpClient client = ioc.Client(IocProcess.ReadKey);
        string? id = null;
        await Eventually.TrueAsync(
            async () =>
            {
                JsonElement items = JsonDocument.Parse(await client.GetStringAsync("/api/v1/outages")).RootElement.GetProperty("items");
                id = items.EnumerateArray().Where(item => item.GetProperty("commune").GetString() == commune)
                    .Select(item => item.GetProperty("id").GetRawText()).FirstOrDefault();
                return id is not null;
            },
            TimeSpan.FromMinutes(3),
            () => "an incident of the outage");
        return "/incidents/" + id;
    }
}
