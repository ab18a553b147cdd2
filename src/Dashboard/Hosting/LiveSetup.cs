using System.Text.Json;
using Ioc.Dashboard.Hubs;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Live;
using Ioc.Operations.Live;
using Microsoft.AspNetCore.SignalR;

namespace Ioc.Dashboard.Hosting;

/// <summary>Puts the live board and its hub together.</summary>
public static class LiveSetup
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSingleton<LiveBoard>().AddSingleton<ILiveSink>(provider => provider.GetRequiredService<LiveBoard>());
        services.AddSingleton<ISourceWatch, SourceWatch>();
        services.AddSingleton<BoardSheets>().AddSingleton<Tiles>().AddSingleton<TileWords>().AddSingleton<CommuneStandings>().AddSingleton<SparkHistory>();
        services.AddSingleton<BoardJson>().AddSingleton<CommunesJson>().AddSingleton<SystemsJson>().AddSingleton<SparksJson>().AddSingleton<LiveMessages>();
        services.AddSingleton<Past.PastBoard>().AddSingleton<Components.Figures.UnitTable>().AddSingleton<Components.Figures.CommuneLines>();
        services.AddSingleton<Components.Overview.CommuneRows>().AddSingleton<Components.Shared.FigureMarkup>();
        services.AddSingleton<SharedReads>().AddSingleton<Components.Systems.SystemMatrices>();
        services.AddScoped<Components.Shared.ViewDelay>();
        services.AddSingleton<Components.Map.Maps>();
        services.AddSingleton(provider => new Metrics.Kpis.MedianSeries(
            provider.GetRequiredService<Metrics.Stores.IKpiReader>(), provider.GetRequiredService<Metrics.Stores.IDrillReader>(),
            provider.GetRequiredService<Metrics.Profiles.Profile>(), TimeProvider.System));
        services.AddHostedService<LivePace>().AddHostedService<SparkPreload>();
        services.AddSingleton<ViewerRounds>().AddHostedService(provider => provider.GetRequiredService<ViewerRounds>()).AddHostedService<ViewerCredentials>();
        services.AddSignalR().AddHubOptions<LiveHub>(hub => hub.MaximumReceiveMessageSize = 4096) // a viewer only ever names a scope; people's pages are another hub
            .AddJsonProtocol(json => json.PayloadSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);
        services.AddSingleton<HubLifetimeManager<LiveHub>, ViewerConnections>();
        return services;
    }
}
