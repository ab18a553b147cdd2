using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Health;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>A repeatable-read transaction on a connection of its own.</summary>
public sealed class PostgresSnapshot : IStoreSnapshot
{
    private const string Since =
        "SELECT number, facts FROM dossiers WHERE unit = $1 AND (finished_at >= $2 OR accepted_at >= $2)";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly string _name;
    private NpgsqlDataSource? _source;

    private PostgresSnapshot(NpgsqlConnection connection, NpgsqlTransaction transaction, string name)
    {
        _connection = connection;
        _transaction = transaction;
        _name = name;
    }

    /// <summary>The state of a database now, read only, also beside running servers. Throws <see cref="StoreRefusedException"/> when there is no store in it or one of another version.</summary>
    public static async Task<PostgresSnapshot> OfAsync(string connectionString, CancellationToken cancellation)
    {
        string name = PostgresConnection.Name(connectionString);
        NpgsqlDataSource source = PostgresConnection.Source(connectionString);
        PostgresSnapshot? snapshot = null;
        try
        {
            snapshot = await BeginAsync(source, name, cancellation).ConfigureAwait(false);
            snapshot._source = source;
            await snapshot.RefuseOtherVersionAsync(cancellation).ConfigureAwait(false);
            return snapshot;
        }
        catch (Exception error)
        {
            if (snapshot is not null)
            {
                await snapshot.DisposeAsync().ConfigureAwait(false);
            }

            await source.DisposeAsync().ConfigureAwait(false);
            if (error is NpgsqlException or TimeoutException)
            {
                throw PostgresFailure.ExplainAtStart(error, name);
            }

            throw;
        }
    }

    internal static async Task<PostgresSnapshot> BeginAsync(NpgsqlDataSource source, string name, CancellationToken cancellation)
    {
        NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        try
        {
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);

            // Between two reads the caller computes; only a forgotten snapshot is ended.
            await connection.ExecuteAsync("SET LOCAL idle_in_transaction_session_timeout = 120000", cancellation).ConfigureAwait(false);
            return new PostgresSnapshot(connection, transaction, name);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Code of the province the store belongs to.</summary>
    public async Task<string> ProvinceAsync(CancellationToken cancellation) => (await AllAsync(MetaQueries.Province(), cancellation).ConfigureAwait(false))[0];

    public async Task<StoreState> StateAsync(CancellationToken cancellation) => (await AllAsync(MetaQueries.State(), cancellation).ConfigureAwait(false))[0];

    public async Task<IReadOnlyDictionary<string, CounterVector>> SumsAsync(IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation) =>
        await GuardAsync(PostgresOperationalStore.SumsAsync(_connection, units, first, last, cancellation)).ConfigureAwait(false);

    public async Task<IReadOnlyDictionary<string, InstantCounts>> AtEndOfAsync(IReadOnlySet<string>? units, LocalDay day, CancellationToken cancellation) =>
        (await SumsAsync(units, new LocalDay(0), day, cancellation).ConfigureAwait(false)).ToDictionary(sum => sum.Key, sum => CounterColumns.AtEnd(sum.Value));

    public async Task<IReadOnlyList<(LocalDay Day, CounterVector Sums)>> DaysAsync(
        IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation) =>
        await AllAsync(PostgresOperationalStore.Days(units, first, last), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyDictionary<string, Instant>> LastArrivalsAsync(CancellationToken cancellation) =>
        (await AllAsync(ArrivalQueries.LastArrivals(), cancellation).ConfigureAwait(false)).ToDictionary(StringComparer.Ordinal);

    public Task<DossierPage> DossiersAsync(DossierQuery query, CancellationToken cancellation) => GuardAsync(PostgresOperationalStore.PageAsync(
        _connection, DossierRange.Of(query), null, cancellation));

    public async Task<DossierRow?> DossierAsync(DossierKey key, CancellationToken cancellation)
    {
        var codec = new DossierFactsCodec();
        var query = new StoreQuery<DossierRow>(
            $"SELECT {DossierQueries.Columns} FROM dossiers WHERE unit = $1 AND number = $2", row => DossierQueries.Row(row, codec), key.Unit, key.Number);
        return (await AllAsync(query, cancellation).ConfigureAwait(false)).FirstOrDefault();
    }

    public async Task<IReadOnlyList<Outage>> OutagesAsync(Instant from, Instant to, CancellationToken cancellation) =>
        await AllAsync(HealthQueries.Outages(from, to), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<Incident>> IncidentsAsync(Instant from, Instant to, CancellationToken cancellation) =>
        await AllAsync(HealthQueries.Incidents(from, to), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<HealthSeries>> HealthSeriesAsync(CancellationToken cancellation) =>
        await AllAsync(HealthQueries.Series(), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<UnobservedWindow>> UnobservedAsync(Instant from, Instant to, CancellationToken cancellation) =>
        await AllAsync(HealthQueries.Unobserved(from, to), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyDictionary<QualityKey, long>> QualityAsync(LocalDay first, LocalDay last, CancellationToken cancellation) =>
        (await AllAsync(ArrivalQueries.Quality(first, last), cancellation).ConfigureAwait(false)).ToDictionary();

    public async Task<IReadOnlyList<SourceTotal>> SourceTotalsAsync(LocalDay first, LocalDay last, CancellationToken cancellation) =>
        ReportedQueries.Latest(await AllAsync(ReportedQueries.Totals(first, last), cancellation).ConfigureAwait(false));

    public async Task<IReadOnlyList<IndicatorValue>> IndicatorsAsync(CancellationToken cancellation) =>
        ReportedQueries.Latest(await AllAsync(ReportedQueries.Indicators(), cancellation).ConfigureAwait(false));

    public async Task<IReadOnlyList<StoredDeadLetter>> DeadLettersAsync(long afterId, int limit, CancellationToken cancellation) =>
        await AllAsync(ArrivalQueries.DeadLetters(afterId, limit), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<StoredDeadLetter>> DeadLettersAsync(DeadLetterQuery query, CancellationToken cancellation) =>
        await AllAsync(ArrivalQueries.DeadLetters(query), cancellation).ConfigureAwait(false);

    public async Task ScanAsync(Instant since, Action<DossierKey, DossierFacts> visit, CancellationToken cancellation)
    {
        var codec = new DossierFactsCodec();
        List<string> units = await AllAsync(new StoreQuery<string>("SELECT DISTINCT unit FROM dossiers", row => row.Text(0)), cancellation).ConfigureAwait(false);
        foreach (string unit in units.Order(StringComparer.Ordinal))
        {
            List<(string Number, DossierFacts Facts)> rows = await AllAsync(
                new StoreQuery<(string, DossierFacts)>(Since, row => (row.Text(0), codec.Decode(row.Bytes(1))), unit, since.Ticks), cancellation).ConfigureAwait(false);
            foreach ((string number, DossierFacts facts) in rows)
            {
                visit(new DossierKey(unit, number), facts);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
        if (_source is not null)
        {
            await _source.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task RefuseOtherVersionAsync(CancellationToken cancellation)
    {
        MigrationScripts scripts = MigrationScripts.In("Stores.Postgres.Migrations");
        int known = scripts.Latest, version = 0;
        int? lowest = null;
        try
        {
            version = await PostgresMigrations.VersionAsync(_connection, cancellation).ConfigureAwait(false);
            lowest = version > known ? await PostgresMigrations.LowestAsync(_connection, cancellation).ConfigureAwait(false) : null;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // Nothing was ever kept there.
        }

        if (version < known || scripts.IsTooNew(version, lowest))
        {
            throw new StoreRefusedException(version == 0
                ? $"Không có dữ liệu tại {_name}. There is no store in {_name}: start the server first (run)."
                : $"Cơ sở dữ liệu {_name} thuộc phiên bản khác của chương trình. The store {_name} is of another version of this program (schema {version}; this one knows {known}).");
        }
    }

    private Task<List<T>> AllAsync<T>(StoreQuery<T> query, CancellationToken cancellation) => GuardAsync(_connection.AllAsync(query, cancellation));

    private async Task<T> GuardAsync<T>(Task<T> read)
    {
        try
        {
            return await read.ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException or InvalidDataException)
        {
            throw PostgresFailure.Explain(error, _name);
        }
    }
}
