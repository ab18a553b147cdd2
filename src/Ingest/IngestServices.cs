using System.Diagnostics.Metrics;
using Ioc.Ingest.Background;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.Live;
using Ioc.Ingest.LiveTopic;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Ingest.Worker;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;
using Ioc.Metrics.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest;

/// <summary>
/// Ingest's parts. The host adds Profile, IOperationalStore and IKpiReader (open before the first hosted service starts), ITimeSeriesStore,
/// TimeProvider, logging, and any further <see cref="ILiveSink"/>; on Kafka also ILeases.
/// </summary>
public static class IngestServices
{
    /// <summary>Everything in this process, with the embedded broker.</summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IngestSettings settings)
    {
        services.AddSingleton<EmbeddedBroker>();
        services.AddSingleton(provider => EventStream.Of(provider.GetRequiredService<EmbeddedBroker>()));
        services.AddSingleton<ICoordinatorLease, HeldAlone>();
        services.AddParts(settings, new InFlight(EmbeddedBroker.InFlightLimit));
        services.AddSingleton<IngestWorker>().AddHostedService(provider => provider.GetRequiredService<IngestWorker>());
        return services.AddCoordinatorsWork();
    }

    /// <summary>One of several workers on a Kafka cluster.</summary>
    public static IServiceCollection AddIngestWorker(this IServiceCollection services, IngestSettings settings, EventStream kafka)
    {
        services.AddSingleton(kafka).AddLease("province", provider => !provider.GetRequiredService<BasisWatch>().IsOutdated);
        services.AddParts(settings, InFlight.Unlimited()).AddLiveReader();
        services.AddSingleton<LiveTopicWriter>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<IngestWorker>(provider, (object)new ILiveSink[] { provider.GetRequiredService<LiveTopicWriter>() }));
        services.AddHostedService(provider => provider.GetRequiredService<IngestWorker>());
        services.AddHostedService<SourceBeacon>().AddHostedService<TopicCheck>();
        return services.AddCoordinatorsWork();
    }

    /// <summary>A dashboard beside workers: it sends events to Kafka and shows what workers publish.</summary>
    public static IServiceCollection AddIngestReplica(this IServiceCollection services, IngestSettings settings, EventStream kafka)
    {
        services.AddSingleton(kafka).AddLease("dashboard", _ => true);
        services.AddParts(settings with { Consumes = false }, InFlight.Unlimited()).AddLiveReader();
        return services.AddHostedService<RequestCommitter>().AddHostedService<KindOfData>();
    }

    private static IServiceCollection AddParts(this IServiceCollection services, IngestSettings settings, InFlight inFlight)
    {
        services.AddMetrics().AddSingleton(settings).AddSingleton(inFlight).AddSingleton<BackgroundFailures>();
        services.AddSingleton<CommitProgress>().AddSingleton<CommitRequests>().AddSingleton<SimulatedMark>();
        services.AddSingleton<IngestState>().AddSingleton<WholeSource>().AddSingleton<IngestMetrics>();
        services.AddSingleton<TopicAlarm>().AddSingleton<EventProducer>().AddSingleton<EventGateway>();
        services.AddSingleton<LatestParts>();
        services.AddSingleton<ILiveSink>(provider => provider.GetRequiredService<LatestParts>());
        services.AddSingleton<INowCounts>(provider => provider.GetRequiredService<LatestParts>());
        services.AddSingleton<SeriesWatch>().AddHostedService(provider => provider.GetRequiredService<SeriesWatch>());
        return services.AddSingleton<BasisWatch>().AddSingleton<MaintenanceWatch>().AddHostedService(provider => provider.GetRequiredService<MaintenanceWatch>());
    }

    private static void AddLiveReader(this IServiceCollection services)
    {
        services.AddSingleton(new SourceBeats(TimeProvider.System)).AddSingleton<LiveTopicReader>();
        services.AddSingleton(provider => new LiveDelivery(
            provider.GetRequiredService<IngestState>(), provider.GetRequiredService<TopicAlarm>(), TimeProvider.System, provider.GetRequiredService<IMeterFactory>(), provider.GetRequiredService<ILogger<LiveDelivery>>()));
        services.AddHostedService(provider => provider.GetRequiredService<LiveTopicReader>()).AddHostedService<SourceReporting>();
    }

    /// <summary>Stopped after what it covers, since services stop in the reverse order.</summary>
    private static void AddLease(this IServiceCollection services, string name, Func<IServiceProvider, bool> isFit)
    {
        services.AddSingleton(provider => new LeaseKeeper(
            provider.GetRequiredService<ILeases>(), name, () => isFit(provider), TimeProvider.System, provider.GetRequiredService<BackgroundFailures>(), provider.GetRequiredService<ILogger<LeaseKeeper>>()));
        services.AddSingleton<ICoordinatorLease>(provider => provider.GetRequiredService<LeaseKeeper>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<LeaseKeeper>());
    }

    private static IServiceCollection AddCoordinatorsWork(this IServiceCollection services) => services
        .AddSingleton<SeriesMetrics>().AddHostedService<DeadLetterRelay>().AddHostedService<MinuteWriter>().AddHostedService<DayWriter>().AddHostedService<Retention>();
}
