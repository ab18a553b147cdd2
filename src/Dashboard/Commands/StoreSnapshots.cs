using Ioc.Dashboard.Settings;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Stores.Sqlite;

namespace Ioc.Dashboard.Commands;

/// <summary>A snapshot of the store that is set, for commands that only read; also beside running servers.</summary>
internal static class StoreSnapshots
{
    /// <summary>Throws <see cref="StoreRefusedException"/> when there is no store or it is of another province, <see cref="StoreUnavailableException"/> when it cannot be reached.</summary>
    public static async Task<IStoreSnapshot> OpenAsync(IocSettings settings, Profile profile, CancellationToken cancellation)
    {
        if (settings.Stores.Postgres is { } connection)
        {
            PostgresSnapshot server = await PostgresSnapshot.OfAsync(connection, cancellation);
            return await OfProvinceAsync(server, await server.ProvinceAsync(cancellation), profile);
        }

        var directory = new DataDirectory(settings.DataFolder);
        if (!File.Exists(directory.OperationalFile))
        {
            throw new StoreRefusedException($"Không có dữ liệu tại {directory.Root}. There is no store in {directory.Root}: start the server first (run), or name its folder with --data.");
        }

        SqliteSnapshot file = SqliteSnapshot.OfOthers(directory.OperationalFile);
        return await OfProvinceAsync(file, file.Province(), profile);
    }

    private static async Task<IStoreSnapshot> OfProvinceAsync(IStoreSnapshot snapshot, string province, Profile profile)
    {
        if (province == profile.ProvinceCode)
        {
            return snapshot;
        }

        await snapshot.DisposeAsync();
        throw new StoreRefusedException($"Dữ liệu thuộc tỉnh {province}. The store is of province {province}, the profile {profile.Id} of {profile.ProvinceCode}: name the other with --profile.");
    }
}
