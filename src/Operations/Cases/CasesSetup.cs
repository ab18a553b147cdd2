using Ioc.Metrics.Stores.Postgres;

namespace Ioc.Operations.Cases;

/// <summary>Puts what people write about figures and incidents together.</summary>
public static class CasesSetup
{
    public static IServiceCollection AddCases(this IServiceCollection services, DataDirectory directory, string? postgres)
    {
        services.AddSingleton(provider => new CasesDatabase(directory.CasesFile, postgres) { Server = provider.GetService<PostgresState>() });
        return services.AddSingleton<Notes>().AddSingleton<Directives>().AddSingleton<DirectiveBook>().AddSingleton<DirectiveEffects>().AddSingleton<IncidentSteps>().AddSingleton<MaintenanceDesk>();
    }
}
