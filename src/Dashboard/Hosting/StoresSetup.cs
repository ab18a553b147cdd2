using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;

namespace Ioc.Dashboard.Hosting;

/// <summary>The stores of the data directory and what reads figures from them. <see cref="StartUp"/> opens them.</summary>
internal static class StoresSetup
{
    public static IServiceCollection AddStores(this IServiceCollection services, DataDirectory directory)
    {
        services.AddSingleton(provider => new SqliteOperationalStore(directory.OperationalFile, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IOperationalStore>(provider => provider.GetRequiredService<SqliteOperationalStore>());
        services.AddSingleton<IKpiReader>(provider => provider.GetRequiredService<SqliteOperationalStore>());
        services.AddSingleton<ITimeSeriesStore>(_ => new SqliteTimeSeriesStore(directory.SeriesFile));
        return services.AddSingleton<KpiSheets>().AddSingleton<SeriesReader>();
    }
}
