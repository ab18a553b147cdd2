using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores.Sqlite;

namespace Ioc.LoadTests.Running;

/// <summary>An empty SQLite store in a directory of its own on the disk (not in memory), deleted at the end.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateDirectory(Path.Combine(Sources.Root, "artifacts", "load", Path.GetRandomFileName())).FullName;

    private TemporaryStore() => Store = new SqliteOperationalStore(Path.Combine(_directory, "ioc.db"), TimeProvider.System);

    public SqliteOperationalStore Store { get; }

    public static async Task<TemporaryStore> CreateAsync(Profile profile)
    {
        var made = new TemporaryStore();
        await made.Store.OpenAsync(profile, CancellationToken.None);
        return made;
    }

    public string File(string name) => Path.Combine(_directory, name);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
