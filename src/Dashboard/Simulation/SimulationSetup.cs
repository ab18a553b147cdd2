using Ioc.Ingest.Simulation;

namespace Ioc.Dashboard.Simulation;

/// <summary>The simulated province: its past before ingest starts (where this process has the store for itself), its present through the gateway like any sender.</summary>
internal static class SimulationSetup
{
    public static IServiceCollection AddSimulation(this IServiceCollection services, bool withHistory)
    {
        services.AddSingleton<IEventSource, SimulatedProvince>();
        if (withHistory)
        {
            services.AddSingleton<HistoryLoader>().AddSingleton<MinuteBackfill>().AddSingleton<FirstHistory>();
        }

        return services.AddHostedService<SimulatorPump>();
    }
}
