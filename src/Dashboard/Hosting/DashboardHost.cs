using Ioc.Dashboard.Access;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Components;
using Ioc.Dashboard.Components.SignIn;
using Ioc.Dashboard.Dossiers;
using Ioc.Dashboard.Hubs;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Settings;
using Ioc.Dashboard.Simulation;
using Ioc.Ingest;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Alerts;
using Ioc.Operations.Cases;
using Ioc.Operations.Databases;
using Ioc.Operations.Reports;
using Ioc.Operations.Timing;
using Microsoft.AspNetCore.Components.Authorization;

namespace Ioc.Dashboard.Hosting;

/// <summary>Puts the whole program together: what runs in it, and the way of a request through it.</summary>
public static class DashboardHost
{
    /// <summary>Bytes of one message of a page; a longer one ends its circuit. The words of a report are the longest: 20,000 letters, which may be written as 6 bytes each.</summary>
    private const long LongestTyped = 256 * 1024;

    /// <summary>A host that is ready to start; <paramref name="adapt"/> lets tests exchange parts.</summary>
    public static WebApplication Build(IocSettings settings, Profile profile, Action<IServiceCollection>? adapt = null)
    {
        // The program's files lie beside it, wherever it is started from; a plain build serves wwwroot from the sources.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(DashboardHost).Assembly.GetName().Name,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(ServerLimits.Configure);
        builder.AddTelemetry(settings.Telemetry, "ioc-dashboard", replica: settings.Kafka is not null);
        _ = settings.Kafka is null ? builder.Services.AddSingleton<IReadiness, IngestReadiness>() : builder.Services.AddSingleton<IReadiness, ReplicaReadiness>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));

        var directory = new DataDirectory(settings.DataFolder);
        builder.Services.AddSingleton(settings).AddSingleton(profile).AddSingleton(directory);
        builder.Services.AddSingleton(new RealTime(TimeProvider.System)).AddSingleton<BuildInfo>();
        builder.Services.AddSingleton(settings.Simulate ? new ScaledTimeProvider(TimeProvider.System, settings.Speed) : TimeProvider.System);
        builder.Services.AddHostedService<StartUp>();
        builder.Services.AddDatabaseWatch(settings.Stores.Postgres);
        builder.Services.AddAccess(directory, settings.Stores.Postgres);
        builder.Services.AddStores(settings.Stores, directory);
        builder.Services.AddLive();
        _ = settings.Kafka is { } kafka
            ? builder.Services.AddIngestReplica(new IngestSettings(), EventStream.OfKafka(kafka))
            : builder.Services.AddIngest(new IngestSettings { DaysEvery = settings.Stores.DaysEvery });
        if (settings.Simulate)
        {
            builder.Services.AddSimulation(withHistory: settings.Kafka is null);
        }

        builder.Services.AddHostedService<Warm>();
        builder.Services.AddReports(settings.Reports, directory, settings.Stores.Postgres);
        builder.Services.AddCases(directory, settings.Stores.Postgres).AddSingleton<HandingOver>();
        builder.Services.AddAlerts(settings.Alerts, directory, settings.Stores.Postgres);
        builder.Services.AddApi();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LongestTyped);
        builder.Services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();
        adapt?.Invoke(builder.Services);

        WebApplication app = builder.Build();
        Use(app, settings);
        Map(app);
        return app;
    }

    private static void Use(WebApplication app, IocSettings settings)
    {
        app.UseForwardedFromProxy(settings.TrustedProxies);
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(ServerErrors.Options);
        app.UseStatusCodePages(ServerErrors.DescribeAsync);
        app.UseMiddleware<SameOrigin>();
        app.UseRequestLocalization(Languages.Configure);
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<ContentCodings>();
        app.UseRequestDecompression();
        app.UseMiddleware<DisplayRenewal>();
        app.UseAntiforgery();
    }

    private static void Map(WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
        app.MapHub<LiveHub>("/hubs/live");
        SignInEndpoints.Map(app);
        PairingEndpoints.Map(app);
        ApiEndpoints.Map(app);
        Exports.CommunesExport.Map(app);
        Past.WallPastEndpoint.Map(app);
        DossierExport.Map(app);
        AuditExport.Map(app);
        AlertEndpoints.Map(app);
    }
}
