using System.Collections.Concurrent;
using Ioc.EndToEnd.Running;
using Ioc.Tests.Shared;
using Microsoft.Playwright;

namespace Ioc.EndToEnd.Browser;

/// <summary>A Chromium signed in as administrator by the printed link. Keeps what the browser's console complains about.</summary>
public sealed class SignedInBrowser : IAsyncDisposable
{
    private static readonly string[] Flags =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly string _url;
    private readonly string _session;
    private readonly List<IBrowserContext> _open = [];
    private int _openedBy;

    private SignedInBrowser(IPlaywright playwright, IBrowser browser, string url, string session)
    {
        (_playwright, _browser, _url, _session) = (playwright, browser, url, session);
    }

    /// <summary>Errors of the console and uncaught exceptions, of every page opened here.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    public static async Task<SignedInBrowser> OpenAsync(IocProcess ioc)
    {
        Assertions.SetDefaultExpectTimeout(60_000); // a busy machine is slow, not wrong: how fast a page is, is measured in load-tests
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = BrowserFactAttribute.Chromium, Args = Flags });
        IBrowserContext first = await browser.NewContextAsync();
        IPage page = await first.NewPageAsync();
        await Eventually.TrueAsync(() => Task.FromResult(ioc.SignInLink.Length > 0), TimeSpan.FromSeconds(90), () => "a sign-in link in:\n" + ioc.Output);
        await page.GotoAsync(ioc.SignInLink);
        await page.WaitForURLAsync("**/account/password**");
        string session = await first.StorageStateAsync();
        await first.CloseAsync();
        return new SignedInBrowser(playwright, browser, ioc.Url, session);
    }

    /// <summary>A page at the path, of the size; without the session, on a device set to dark, and with a script that runs before the page's own, when asked for.</summary>
    public async Task<IPage> PageAsync(string path, int width = 1920, int height = 1080, bool signedIn = true, ColorScheme? device = null, string? before = null)
    {
        await CloseThoseOfOtherTestsAsync();
        IBrowserContext context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = _url,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            StorageState = signedIn ? _session : null,
            ColorScheme = device,
        });
        context.SetDefaultTimeout(60_000);
        _open.Add(context);
        if (before is not null)
        {
            await context.AddInitScriptAsync(before);
        }

        IPage page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Complaints.Enqueue($"{path}: {message.Text}");
            }
        };
        page.PageError += (_, error) => Complaints.Enqueue($"{path}: {error}");
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>A page that is left open goes on following the board, and takes the machine from all tests after it.</summary>
    private async Task CloseThoseOfOtherTestsAsync()
    {
        if (_openedBy == PagesOfOneTestAttribute.Current)
        {
            return;
        }

        _openedBy = PagesOfOneTestAttribute.Current;
        foreach (IBrowserContext context in _open)
        {
            await context.CloseAsync();
        }

        _open.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
