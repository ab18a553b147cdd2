using Ioc.Ingest.Broker;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.Live;
using Ioc.Ingest.State;
using Ioc.Ingest.Worker;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Ingest;

/// <summary>
/// Ingest's parts. The host adds Profile, IOperationalStore and IKpiReader (open before the first hosted service starts), ITimeSeriesStore,
/// TimeProvider, logging, and any further <see cref="ILiveSink"/>.
/// </summary>
public static class IngestServices
{
    /// <summary>With the embedded broker.</summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IngestSettings settings)
    {
        services.AddSingleton<EmbeddedBroker>();
        services.AddSingleton(provider => EventStream.Of(provider.GetRequiredService<EmbeddedBroker>()));
        return services.AddParts(settings, _ => new InFlight(EmbeddedBroker.InFlightLimit));
    }

    /// <summary>With a Kafka cluster.</summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IngestSettings settings, EventStream kafka)
    {
        services.AddSingleton(kafka);
        return services.AddParts(settings, _ => InFlight.Unlimited());
    }

    private static IServiceCollection AddParts(this IServiceCollection services, IngestSettings settings, Func<IServiceProvider, InFlight> inFlight)
    {
        services.AddSingleton(settings).AddSingleton(inFlight);
        services.AddSingleton<CommitProgress>().AddSingleton<CommitRequests>().AddSingleton<SimulatedMark>();
        services.AddSingleton<IngestState>().AddSingleton<IngestMetrics>();
        services.AddSingleton<EventProducer>().AddSingleton<EventGateway>();
        services.AddSingleton<LatestParts>();
        services.AddSingleton<ILiveSink>(provider => provider.GetRequiredService<LatestParts>());
        services.AddSingleton<INowCounts>(provider => provider.GetRequiredService<LatestParts>());
        services.AddSingleton<IngestWorker>().AddHostedService(provider => provider.GetRequiredService<IngestWorker>());
        return services.AddHostedService<DeadLetterRelay>().AddHostedService<MinuteWriter>().AddHostedService<DayWriter>()
            .AddHostedService<Retention>();
    }
}
