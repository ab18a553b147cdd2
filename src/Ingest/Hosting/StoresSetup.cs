using Ioc.Ingest.Settings;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Influx;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Stores.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Ingest.Hosting;

/// <summary>The stores and what reads figures from them. Whoever starts opens them.</summary>
public static class StoresSetup
{
    public static IServiceCollection AddStores(this IServiceCollection services, StoreSettings settings, DataDirectory directory)
    {
        services.AddSingleton(provider => State(settings, directory, provider.GetRequiredService<TimeProvider>(), provider.GetService<PostgresState>()));
        services.AddSingleton<IOperationalStore>(provider => provider.GetRequiredService<IStateOfRecord>());
        services.AddSingleton<IKpiReader>(provider => provider.GetRequiredService<IStateOfRecord>());
        services.AddSingleton<IMaintenanceStore>(provider => provider.GetRequiredService<IStateOfRecord>());
        services.AddSingleton<IDrillReader>(provider => provider.GetRequiredService<IStateOfRecord>());
        services.AddSingleton<ILeases>(provider => provider.GetRequiredService<IStateOfRecord>());
        services.AddSingleton(new ParkingFile(directory.ParkedSeriesFile, TimeProvider.System));
        services.AddSingleton(provider => Series(settings, directory, provider.GetRequiredService<Profile>(), provider.GetRequiredService<ParkingFile>()));
        return services.AddSingleton<KpiSheets>().AddSingleton<DayHistory>().AddSingleton<SeriesReader>();
    }

    /// <summary>The state of record that the settings choose; not open yet. Server: what is known of PostgreSQL, where somebody watches it.</summary>
    public static IStateOfRecord State(StoreSettings settings, DataDirectory directory, TimeProvider time, PostgresState? server = null) => settings.Postgres is { } connection
        ? new PostgresOperationalStore(connection, time, server)
        : new SqliteOperationalStore(directory.OperationalFile, time);

    private static ITimeSeriesStore Series(StoreSettings settings, DataDirectory directory, Profile profile, ParkingFile parked)
    {
        if (settings.Influx is not { } url)
        {
            return new SqliteTimeSeriesStore(directory.SeriesFile);
        }

        // Network waits are real time, whatever the province's clock does.
        var influx = new InfluxSettings(url, settings.InfluxDatabase, profile.ProvinceCode)
        {
            Token = settings.InfluxToken,
            Org = settings.InfluxOrg,
            Bucket = settings.InfluxBucket,
            MinutesKept = TimeSpan.FromDays(settings.MinuteDays),
            User = settings.InfluxUser,
            Password = settings.InfluxPassword,
        };
        return new InfluxTimeSeriesStore(influx, parked, TimeProvider.System);
    }
}
