using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>A temporary data directory with a SQLite store in it.</summary>
public sealed class StoreFolder : StoreHome
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("ioc-store-").FullName;

    public string File => Path.Combine(Folder, "ioc.db");

    public async Task<SqliteOperationalStore> OpenFileAsync(Profile? profile = null) => (SqliteOperationalStore)await OpenAsync(profile);

    public override Task ExecuteAsync(string sql)
    {
        using SqliteSession session = SqliteSession.OpenWriter(File);
        session.Execute(sql);
        return Task.CompletedTask;
    }

    public override async Task DeleteAsync()
    {
        await base.DeleteAsync();
        Directory.Delete(Folder, recursive: true);
    }

    protected override Task<IStateOfRecord> CreateAsync(TimeProvider time) => Task.FromResult<IStateOfRecord>(new SqliteOperationalStore(File, time));
}
