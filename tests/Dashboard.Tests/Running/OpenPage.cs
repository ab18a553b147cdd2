using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Bunit;
using Bunit.Extensions.WaitForHelpers;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Past;
using Ioc.Ingest.State;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Operations.Access;
using Ioc.Operations.Cases;
using Ioc.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Dashboard.Tests.Running;

/// <summary>One page of the program open as in a circuit, without a browser: it follows the live board, events can be raised, its address can be changed; the readers of the store are in a mood.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;
    private readonly PastBoard _past;
    private readonly BunitContext _context = new();
    private readonly List<Exception> _problems = [];
#pragma warning disable CA2213 // the context disposes what it rendered
    private IRenderedComponent<IComponent> _page = null!;
#pragma warning restore CA2213

    private OpenPage(RunningHost host)
    {
        _scope = host.Services.CreateAsyncScope();
        IKpiReader reader = UnsteadyStore.Of(host.Get<IKpiReader>(), Mood);
        IDrillReader drill = UnsteadyStore.Of(host.Get<IDrillReader>(), Mood);
        _past = new PastBoard(reader, drill, host.Get<ITimeSeriesStore>(), host.Get<IOperationalStore>(), host.Profile, host.Get<TimeProvider>());
        var user = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity([new(System.Security.Claims.ClaimTypes.Name, "tester")], "test"));
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _context.Services.AddFallbackServiceProvider(_scope.ServiceProvider);
        _context.Services
            .AddSingleton(reader).AddSingleton(drill).AddSingleton(_past)
            .AddSingleton(host.Profile).AddSingleton(host.Get<INowCounts>()).AddSingleton(host.Get<ITimeSeriesStore>()).AddSingleton(host.Get<TimeProvider>())
            .AddSingleton<KpiSheets>().AddSingleton<DayHistory>().AddSingleton<SeriesReader>().AddSingleton<MedianSeries>().AddSingleton<DirectiveEffects>()
            .AddSingleton(UnsteadyStore.Of(host.Get<IMaintenanceStore>(), Mood)).AddSingleton(host.Get<MaintenanceWatch>()).AddSingleton(host.Get<AuditLog>()).AddSingleton<MaintenanceDesk>()
            .AddSingleton<UnitTable>()
            .AddSingleton(new Ioc.Dashboard.Live.SharedReads())
            .AddSingleton(_scope.ServiceProvider.GetRequiredService<IAuthorizationService>())
            .AddCascadingValue(_ => Texts.Of(Language.Vietnamese)).AddCascadingValue(_ => VisibleUnits.All).AddCascadingValue(_ => Task.FromResult(new AuthenticationState(user)));
        _context.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public StoreMood Mood { get; } = new();

    /// <summary>What went wrong in the page itself: a circuit would have ended.</summary>
    public IReadOnlyList<Exception> Problems
    {
        get
        {
            if (_context.Renderer.UnhandledException is { IsCompletedSuccessfully: true } problem)
            {
                _problems.Add(problem.Result);
            }

            return _problems;
        }
    }

    /// <summary>Opens the page at the address; does not wait for what it reads.</summary>
    public static OpenPage At<TPage>(RunningHost host, string address, Action<StoreMood>? mood = null, params (string Name, object Value)[] parameters)
        where TPage : IComponent
    {
        var page = new OpenPage(host);
        mood?.Invoke(page.Mood);
        page._context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        page._page = page._context.Render(builder =>
        {
            builder.OpenComponent<TPage>(0);
            foreach ((string name, object value) in parameters)
            {
                builder.AddComponentParameter(1, name, value);
            }

            builder.CloseComponent();
        });
        return page;
    }

    /// <summary>What the page shows now.</summary>
    public IDocument Shown() => new HtmlParser().ParseDocument(_page.Markup);

    /// <summary>Waits until the page shows what is wanted.</summary>
    public async Task<IDocument> UntilAsync(Func<IDocument, bool> isSo, string wanted)
    {
        IDocument shown = Shown();
        try
        {
            await _page.WaitForStateAsync(() => isSo(shown = Shown()), TimeSpan.FromSeconds(60));
            return shown;
        }
        catch (WaitForFailedException late)
        {
            throw new TimeoutException($"Wanted: {wanted}. Problems: {string.Join("; ", Problems)}. Shown: {shown.Body!.TextContent}", late);
        }
    }

    /// <summary>The reader follows a link, or goes back.</summary>
    public Task GoAsync(string address) => _page.InvokeAsync(() => _context.Services.GetRequiredService<NavigationManager>().NavigateTo(address));

    /// <summary>Somebody types into the search box of the page.</summary>
    public Task TypeAsync(string text) => RaiseAsync(() => _page.Find("input[type=search]").InputAsync(text));

    /// <summary>Somebody presses the button of what failed.</summary>
    public Task TryAgainAsync() => RaiseAsync(() => _page.Find(".failure button").ClickAsync(new MouseEventArgs()));

    /// <summary>Runs what belongs to the page where its events run.</summary>
    public Task DoAsync(Func<Task> part) => _page.InvokeAsync(part);

    public async ValueTask DisposeAsync()
    {
        Mood.Answer();
        await _context.DisposeAsync();
        await _scope.DisposeAsync();
        _past.Dispose();
    }

    /// <summary>An event makes the renderer forget what went wrong before it.</summary>
    private Task RaiseAsync(Func<Task> raise)
    {
        _ = Problems;
        return _page.InvokeAsync(raise);
    }
}
