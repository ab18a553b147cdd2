using System.Security.Claims;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Components.Shared;
using Ioc.Dashboard.Components.Systems;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Past;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Cases;
using Ioc.Operations.Live;
using Ioc.Operations.Reports;
using Ioc.Operations.Reports.Archive;
using Ioc.Operations.Settings;
using Ioc.Operations.Timing;
using Ioc.Resources;
using Ioc.Tests.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;

namespace Ioc.Dashboard.Tests.Country;

/// <summary>The real pages over a real store and a live board that hold the whole country, without a server: what they draw, and how long it takes, is theirs alone.</summary>
internal sealed class CountryPages : IAsyncDisposable
{
    private readonly string _folder;
    private readonly SqliteOperationalStore _store;

    private CountryPages(string folder, SqliteOperationalStore store, ServiceProvider services)
    {
        _folder = folder;
        _store = store;
        Services = services;
    }

    public ServiceProvider Services { get; }

    public Profile Profile => Services.GetRequiredService<Profile>();

    public LiveBoard Board => Services.GetRequiredService<LiveBoard>();

    public static async Task<CountryPages> CreateAsync()
    {
        string folder = Directory.CreateTempSubdirectory("ioc-country-").FullName;
        Profile profile = WholeCountry.Profile();
        var clock = new FakeClock(WholeCountry.Now);
        SqliteOperationalStore store = await WholeCountry.StoreAsync(Path.Combine(folder, "operational.db"), profile, clock);
        var series = new SqliteTimeSeriesStore(Path.Combine(folder, "series.db"));
        await series.OpenAsync(default);
        var reports = new ReportDatabase(Path.Combine(folder, "reports.db"), null);
        reports.Migrate();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(profile).AddSingleton<TimeProvider>(clock).AddSingleton<IKpiReader>(store).AddSingleton<IDrillReader>(store).AddSingleton<IOperationalStore>(store);
        services.AddSingleton<ITimeSeriesStore>(series).AddSingleton<PostgresState>();
        services.AddSingleton<INowCounts>(new StillCounts()).AddSingleton<ISourceWatch>(new StillSource());
        services.AddSingleton<LiveBoard>().AddSingleton<PastBoard>().AddSingleton<UnitTable>().AddSingleton<SharedReads>().AddSingleton<SystemMatrices>().AddSingleton<KpiSheets>().AddScoped<ViewDelay>();
        var cases = new CasesDatabase(Path.Combine(folder, "cases.db"));
        cases.Migrate();
        var access = new AccessDatabase(Path.Combine(folder, "access.db"));
        access.Migrate();
        services.AddSingleton(new DirectiveBook(cases)).AddSingleton(new Notes(cases, new AuditLog(access, new RealTime(clock)), clock));
        services.AddSingleton(new ReportArchive(reports, new ReportNews(new ReportSettings(), new RealTime(clock)), clock)).AddSingleton<FrozenFigures>();
        services.AddScoped<NavigationManager, PageAddress>().AddSupplyValueFromQueryProvider();
        services.AddSingleton<IJSRuntime, NoScript>();
        services.AddCascadingValue(_ => Texts.Of(Language.Vietnamese));
        services.AddCascadingValue(_ => VisibleUnits.All);
        services.AddCascadingValue(scope => Request(scope.GetRequiredService<NavigationManager>()));
        var pages = new CountryPages(folder, store, services.BuildServiceProvider());
        foreach (Unit unit in profile.Units)
        {
            pages.Board.Publish(WholeCountry.Dossiers(unit, 1));
            pages.Board.Publish(WholeCountry.Health(profile, unit, 1));
        }

        pages.Board.Take();
        return pages;
    }

    /// <summary>A page as the server first answers it.</summary>
    public async Task<string> HtmlAsync<TPage>(string address)
        where TPage : IComponent
    {
        await using AsyncServiceScope scope = At(address);
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>()).ToHtmlString());
    }

    /// <summary>Services of a viewer whose address this is.</summary>
    public AsyncServiceScope At(string address)
    {
        AsyncServiceScope scope = Services.CreateAsyncScope();
        ((PageAddress)scope.ServiceProvider.GetRequiredService<NavigationManager>()).Show(address);
        return scope;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await _store.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>For pages without a circuit.</summary>
    private static HttpContext Request(NavigationManager address)
    {
        var context = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity([], "test")) };
        context.Request.QueryString = new QueryString(new Uri(address.Uri).Query);
        return context;
    }

    private sealed class StillCounts : INowCounts
    {
        public InstantCounts Now(string unit) => new(60, 0, 3, 2);
    }

    private sealed class StillSource : ISourceWatch
    {
        public SourceState Now(Instant now) => new(SourceCondition.Live, TimeSpan.Zero, now, true, null);
    }

    /// <summary>The address of a page; nobody navigates.</summary>
    private sealed class PageAddress : NavigationManager
    {
        public PageAddress() => Initialize("http://localhost/", "http://localhost/");

        public void Show(string address) => Uri = ToAbsoluteUri(address).ToString();

        protected override void NavigateToCore(string uri, NavigationOptions options)
        {
        }
    }

    /// <summary>A browser that does as it is told and says nothing.</summary>
    private sealed class NoScript : IJSRuntime, IJSObjectReference
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) =>
            ValueTask.FromResult(this is TValue self ? self : default!);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
