using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>
/// State of record in one SQLite file. Thread-safe: writes wait for one another on the one writer connection, reads run beside it on snapshots.
/// Calls end when SQLite has answered; they do not wait asynchronously.
/// </summary>
public sealed partial class SqliteOperationalStore(string path, TimeProvider time) : IStateOfRecord
{
    private static readonly MigrationScripts _scripts = MigrationScripts.In("Stores.Sqlite.Migrations");

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ReadPool _readers = new(path);
    private readonly DossierCounts _counts = new();
    private SqliteSession? _writer;
    private int _disposed;

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>Opens or creates, migrates. Throws <see cref="StoreRefusedException"/>, and <see cref="StoreUnavailableException"/> when the directory cannot be written.</summary>
    public Task OpenAsync(Profile profile, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        SqliteSession writer = SqliteFile.OpenWriter(
            Path, _scripts, created => MetaTable.Create(created, profile.ProvinceCode, Law.Version, profile.Fingerprint));
        string province = writer.All(MetaQueries.Province())[0];
        if (province != profile.ProvinceCode)
        {
            writer.Dispose();
            throw new StoreRefusedException(
                $"Thư mục dữ liệu thuộc tỉnh {province}, hồ sơ cấu hình là tỉnh {profile.ProvinceCode}; hãy chọn thư mục khác. " +
                $"The store {Path} belongs to province {province}, the profile {profile.Id} to {profile.ProvinceCode}: name another directory with --data.");
        }

        MetaTable.Confirm(writer, FiguresBasis.Of(profile));
        _writer = writer;
        return Task.CompletedTask;
    }

    public Task<StoreState> StateAsync(CancellationToken cancellation) => ReadAsync(session => session.All(MetaQueries.State())[0], cancellation);

    public Task<PartitionOwnership> AcquireAsync(string topic, int partition, StreamId stream, CancellationToken cancellation) =>
        WriteAsync(session => PartitionTable.Acquire(session, topic, partition, stream, Now), cancellation);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _writing.WaitAsync().ConfigureAwait(false);
        _readers.Dispose();
        _writer?.Dispose();
        _writer = null;
        _writing.Dispose();
    }

    /// <summary>For tests that make SQLite fail.</summary>
    internal SqliteSession Writer => _writer ?? throw new InvalidOperationException("The store is not open.");

    /// <summary>The instant now by the program's clock.</summary>
    private Instant Now => Instant.From(time.GetUtcNow());

    private Task<IReadOnlyList<T>> ReadAsync<T>(StoreQuery<T> query, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyList<T>>(session => session.All(query), cancellation);

    private Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(_readers.Read(read));
    }

    /// <summary>One transaction on the writer: all of it, or nothing when it throws.</summary>
    private async Task<T> WriteAsync<T>(Func<SqliteSession, T> write, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return InTransaction(Writer, write);
        }
        finally
        {
            _writing.Release();
        }
    }

    private T InTransaction<T>(SqliteSession session, Func<SqliteSession, T> write)
    {
        try
        {
            session.Begin();
            T result = write(session);
            session.Commit();
            return result;
        }
        catch (SqliteError error)
        {
            session.Rollback();
            throw SqliteFailure.Explain(error, Path);
        }
        catch (InvalidDataException error)
        {
            session.Rollback();
            throw SqliteFailure.Damaged(Path, error.Message, error);
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }
}
