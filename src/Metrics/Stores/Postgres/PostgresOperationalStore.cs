using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>State of record in a PostgreSQL schema (14 or later, UTF-8) that several processes share; each partition has one owner. Server: while it is known to be away, nothing waits for it; null: it is tried each time. Thread-safe.</summary>
public sealed partial class PostgresOperationalStore(string connectionString, TimeProvider time, PostgresState? server = null) : IStateOfRecord
{
    private static readonly MigrationScripts _scripts = MigrationScripts.In("Stores.Postgres.Migrations");

    private readonly NpgsqlDataSource _source = PostgresConnection.Source(connectionString, server);
    private readonly SemaphoreSlim _committing = new(1, 1);
    private readonly DossierCounts _counts = new();

    /// <summary>Where it is, without credentials.</summary>
    public string Name { get; } = PostgresConnection.Name(connectionString);

    /// <summary>Opens, migrates (one process at a time). Throws <see cref="StoreRefusedException"/>, and <see cref="StoreUnavailableException"/> when the server cannot be reached.</summary>
    public async Task OpenAsync(Profile profile, CancellationToken cancellation)
    {
        try
        {
            await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            await RefuseOldServerAsync(connection, cancellation).ConfigureAwait(false);
            await _scripts.ApplyAsync(connection, Name, cancellation).ConfigureAwait(false);
            await connection.ExecuteAsync(
                "INSERT INTO meta (id, province, law, profile_fingerprint) VALUES (1, $1, $2, $3) ON CONFLICT DO NOTHING", cancellation,
                profile.ProvinceCode, Law.Version, profile.Fingerprint).ConfigureAwait(false);
            string province = (await connection.AllAsync(MetaQueries.Province(), cancellation).ConfigureAwait(false))[0];
            if (province != profile.ProvinceCode)
            {
                throw new StoreRefusedException(
                    $"Cơ sở dữ liệu thuộc tỉnh {province}, hồ sơ cấu hình là tỉnh {profile.ProvinceCode}; hãy chọn cơ sở dữ liệu khác. " +
                    $"The store {Name} belongs to province {province}, the profile {profile.Id} to {profile.ProvinceCode}: name another database.");
            }

            FiguresBasis ours = FiguresBasis.Of(profile);
            await connection.ExecuteAsync(
                "UPDATE meta SET profile_version = $1 WHERE law = $2 AND profile_fingerprint = $3 AND coalesce(profile_version, 0) < $1", cancellation,
                (long)ours.ProfileVersion!.Value, ours.Law!, ours.ProfileFingerprint!).ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            throw PostgresFailure.ExplainAtStart(error, Name);
        }
    }

    public async Task<StoreState> StateAsync(CancellationToken cancellation) =>
        (await ReadAsync(MetaQueries.State(), cancellation).ConfigureAwait(false))[0];

    /// <summary>Raises the epoch; a stream not seen before begins at offset 0, and a topic made anew is a gap of the old one.</summary>
    public Task<PartitionOwnership> AcquireAsync(string topic, int partition, StreamId stream, CancellationToken cancellation) =>
        UseAsync(
            async connection =>
            {
                await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
                await connection.ExecuteAsync(
                    "INSERT INTO partitions (topic, partition, stream, epoch, next_offset) VALUES ($1, $2, $3, 0, 0) ON CONFLICT DO NOTHING", cancellation,
                    topic, (long)partition, stream.Name).ConfigureAwait(false);
                PartitionOwnership owned = PartitionTaking.By(
                    await connection.AllAsync(PartitionTaking.Stored(topic, partition, "FOR UPDATE"), cancellation).ConfigureAwait(false), topic, partition, stream, Instant.From(time.GetUtcNow()));
                await connection.ExecuteAsync(
                    "UPDATE partitions SET stream = $3, topic_id = nullif($4, ''), epoch = $5, next_offset = $6 WHERE topic = $1 AND partition = $2", cancellation,
                    topic, (long)partition, owned.Stream, owned.TopicId ?? "", owned.Epoch, owned.NextOffset).ConfigureAwait(false);
                if (owned.Gap is { } gap)
                {
                    var found = new CommitBatch();
                    gap.AddTo(found);
                    await using NpgsqlBatch statements = new(connection, transaction);
                    ArrivalWrites.AddGaps(found, statements);
                    ArrivalWrites.Add(found, statements);
                    await statements.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
                }

                await transaction.CommitAsync(cancellation).ConfigureAwait(false);
                return owned;
            },
            cancellation);

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync().ConfigureAwait(false);
        _committing.Dispose();
    }

    private async Task RefuseOldServerAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        string encoding = (await connection.AllAsync(new StoreQuery<string>("SHOW server_encoding", row => row.Text(0)), cancellation).ConfigureAwait(false))[0];
        if (connection.PostgreSqlVersion.Major < 14 || encoding != "UTF8")
        {
            throw new StoreRefusedException(
                $"Cần PostgreSQL 14 trở lên với mã hóa UTF8. {Name} is PostgreSQL {connection.PostgreSqlVersion} with encoding {encoding}: version 14 or later with UTF8 is needed.");
        }
    }

    private Task<List<T>> ReadAsync<T>(StoreQuery<T> query, CancellationToken cancellation) =>
        UseAsync(connection => connection.AllAsync(query, cancellation), cancellation);

    /// <summary>Several reads of one snapshot.</summary>
    private Task<T> SnapshotAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellation) =>
        UseAsync(
            async connection =>
            {
                await using NpgsqlTransaction snapshot =
                    await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
                return await read(connection).ConfigureAwait(false);
            },
            cancellation);

    /// <summary>A connection of the pool for a while; its failures become the stores' exceptions.</summary>
    private async Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellation)
    {
        if (server?.Outage is { } outage)
        {
            throw PostgresFailure.Away(outage, Name);
        }

        try
        {
            await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            return await use(connection).ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException or InvalidDataException)
        {
            server?.Suspect();
            throw PostgresFailure.Explain(error, Name);
        }
    }
}
