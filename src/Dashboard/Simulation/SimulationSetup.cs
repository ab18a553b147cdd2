using Ioc.Ingest.Simulation;

namespace Ioc.Dashboard.Simulation;

/// <summary>The simulated province: its past before ingest starts, its present through the gateway like any sender.</summary>
internal static class SimulationSetup
{
    public static IServiceCollection AddSimulation(this IServiceCollection services)
    {
        services.AddSingleton<IEventSource, SimulatedProvince>();
        services.AddSingleton<HistoryLoader>().AddSingleton<MinuteBackfill>().AddSingleton<FirstHistory>();
        return services.AddHostedService<SimulatorPump>();
    }
}
