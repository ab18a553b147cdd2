using System.Text.Json;
using Ioc.LoadTests.Running;
using Microsoft.Playwright;

namespace Ioc.LoadTests.Scenarios;

/// <summary>A real Chromium that shows the wall and notes when each new figure of "received today" is on the screen: after the frame that drew it.</summary>
internal sealed class PaintWatch : IAsyncDisposable
{
    private const string Script =
        """
        () => {
            window.painted = [];
            let last = 0;
            const tile = document.querySelector('[data-tile="received-today"] [data-value]');
            const look = () => {
                const shown = Number(tile.textContent.replace(/\D/g, ''));
                if (!(shown > last)) return;
                last = shown;
                requestAnimationFrame(() => {
                    const after = new MessageChannel();
                    after.port1.onmessage = () => window.painted.push([shown, performance.timeOrigin + performance.now()]);
                    after.port2.postMessage(0);
                });
            };
            new MutationObserver(look).observe(tile, { childList: true, characterData: true, subtree: true });
            look();
        }
        """;

    private static readonly string[] _flags =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-sandbox"];

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IPage _page;

    private PaintWatch(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, _page) = (playwright, browser, page);

    /// <summary>Path of the browser; null when there is none.</summary>
    public static string? Chromium { get; } =
        new[] { Environment.GetEnvironmentVariable("IOC_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser" }.FirstOrDefault(path => path is { Length: > 0 } && File.Exists(path));

    public static async Task<PaintWatch> OpenAsync(RunningProgram program, string cookie)
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = _flags });
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1920, Height = 1080 } });
        await context.AddCookiesAsync(cookie.Split("; ").Select(pair => new Cookie { Name = pair.Split('=', 2)[0], Value = pair.Split('=', 2)[1], Url = program.Site.ToString() }));
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(program.Site, "/wall?scene=1").ToString());
        await page.WaitForSelectorAsync("[data-tile=\"received-today\"] [data-value]");
        await page.EvaluateAsync(Script);
        return new PaintWatch(playwright, browser, page);
    }

    /// <summary>Adds every measured marker to the step: from produced to the frame that showed it, or a later one. Wall clocks of one machine.</summary>
    public async Task MeasureAsync(Markers markers, Step step)
    {
        JsonElement painted = await LastPaintedAsync(markers.Count);
        int seen = 0;
        foreach (JsonElement frame in painted.EnumerateArray())
        {
            double at = frame[1].GetDouble();
            for (int shown = frame[0].GetInt32(); seen < shown; seen++)
            {
                if (markers.ProducedAtClock(seen + 1) is { } produced)
                {
                    step.Ok(TimeSpan.FromMilliseconds(at - produced));
                }
            }
        }

        for (int number = seen + 1; number <= markers.Count; number++)
        {
            if (markers.ProducedAtClock(number) is not null)
            {
                step.Fail("never painted");
            }
        }
    }

    /// <summary>What was painted, once the last marker is: the browser may be behind the viewers by a frame. When it was painted is noted in the page, so waiting changes no latency.</summary>
    private async Task<JsonElement> LastPaintedAsync(int count)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            JsonElement painted = await _page.EvaluateAsync<JsonElement>("() => window.painted");
            int shown = painted.GetArrayLength() == 0 ? 0 : painted[painted.GetArrayLength() - 1][0].GetInt32();
            if (shown >= count || TimeProvider.System.GetElapsedTime(began) > _patience)
            {
                return painted;
            }

            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
