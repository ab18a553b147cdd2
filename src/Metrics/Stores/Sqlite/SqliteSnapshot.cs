using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Health;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>A read transaction on a connection of its own. Opens the file for reading only, so it also works beside a running server.</summary>
public sealed class SqliteSnapshot : IStoreSnapshot
{
    private const string Facts = "SELECT unit, number, facts FROM dossiers";

    /// <summary>Still open, finished since, or accepted since though finished before (a source's clock).</summary>
    private const string Since =
        $"{Facts} WHERE unit = ?1 AND finished_at >= ?2 UNION ALL {Facts} WHERE unit = ?1 AND accepted_at >= ?2 AND finished_at < ?2";

    private readonly SqliteSession _session;
    private readonly string _file;
    private readonly SqliteFileState? _found;

    /// <summary>Found: what nobody may have written to since; null: it is read beside whoever writes.</summary>
    private SqliteSnapshot(SqliteSession session, string file, SqliteFileState? found)
    {
        _session = session;
        _file = file;
        _found = found;
    }

    /// <summary>The state of the file now. Throws <see cref="StoreUnavailableException"/> when it cannot be read, <see cref="StoreRefusedException"/> when it is damaged or of another version.</summary>
    public static SqliteSnapshot Of(string file) => Of(file, guest: false);

    /// <summary>
    /// The same for another process, perhaps another user: it leaves no file behind that the owner could not write. Where no server runs, one that is started meanwhile is noticed by
    /// <see cref="Confirm"/>.
    /// </summary>
    public static SqliteSnapshot OfOthers(string file) => Of(file, guest: true);

    /// <summary>Throws <see cref="StoreUnavailableException"/> when somebody began to write to the file since: what was read may be of two moments.</summary>
    public void Confirm() => RefuseWritten(_file, _found);

    private static void RefuseWritten(string file, SqliteFileState? found)
    {
        if (found is { } before && SqliteFileState.Of(file) != before)
        {
            throw new StoreUnavailableException($"Máy chủ vừa khởi động trên dữ liệu này; hãy chạy lại. A server was started on {file} meanwhile: run it again.");
        }
    }

    private static SqliteSnapshot Of(string file, bool guest)
    {
        SqliteFileState state = SqliteFileState.Of(file);
        SqliteFileState? found = guest && !state.IsShared ? state : null;
        SqliteSession? session = null;
        try
        {
            session = guest ? SqliteSession.OpenGuest(file, state) : SqliteSession.OpenReader(file);
            RefuseOtherVersion(session, file);
            session.Prepare("BEGIN").Run();

            // The snapshot begins with the first read, not with BEGIN.
            _ = session.Scalar("SELECT commit_number FROM meta");
            return new SqliteSnapshot(session, file, found);
        }
        catch (SqliteError error)
        {
            session?.Dispose();
            RefuseWritten(file, found);
            throw SqliteFailure.Explain(error, file);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    /// <summary>Code of the province the store belongs to.</summary>
    public string Province() => Read(session => session.All(MetaQueries.Province())[0]);

    public Task<StoreState> StateAsync(CancellationToken cancellation) => ReadAsync(session => session.All(MetaQueries.State())[0]);

    public Task<IReadOnlyDictionary<string, CounterVector>> SumsAsync(IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation) =>
        ReadAsync(session => CounterQueries.Sums(session, units, first, last));

    public Task<IReadOnlyDictionary<string, InstantCounts>> AtEndOfAsync(IReadOnlySet<string>? units, LocalDay day, CancellationToken cancellation) =>
        ReadAsync(session => CounterQueries.AtEndOf(session, units, day));

    public Task<IReadOnlyList<(LocalDay Day, CounterVector Sums)>> DaysAsync(IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation) =>
        ReadAsync(session => CounterQueries.Days(session, units, first, last));

    public Task<IReadOnlyDictionary<string, Instant>> LastArrivalsAsync(CancellationToken cancellation) =>
        ReadAsync<IReadOnlyDictionary<string, Instant>>(session => session.All(ArrivalQueries.LastArrivals()).ToDictionary(StringComparer.Ordinal));

    public Task<DossierPage> DossiersAsync(DossierQuery query, CancellationToken cancellation) => ReadAsync(session => DossierPages.Read(session, query));

    public Task<DossierRow?> DossierAsync(DossierKey key, CancellationToken cancellation) => ReadAsync(session => DossierTable.Find(session, key));

    public Task<IReadOnlyList<Outage>> OutagesAsync(Instant from, Instant to, CancellationToken cancellation) => AllAsync(HealthQueries.Outages(from, to));

    public Task<IReadOnlyList<Incident>> IncidentsAsync(Instant from, Instant to, CancellationToken cancellation) => AllAsync(HealthQueries.Incidents(from, to));

    public Task<IReadOnlyList<HealthSeries>> HealthSeriesAsync(CancellationToken cancellation) => AllAsync(HealthQueries.Series());

    public Task<IReadOnlyList<UnobservedWindow>> UnobservedAsync(Instant from, Instant to, CancellationToken cancellation) => AllAsync(HealthQueries.Unobserved(from, to));

    public Task<IReadOnlyDictionary<QualityKey, long>> QualityAsync(LocalDay first, LocalDay last, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyDictionary<QualityKey, long>>(session => session.All(ArrivalQueries.Quality(first, last)).ToDictionary());

    public Task<IReadOnlyList<SourceTotal>> SourceTotalsAsync(LocalDay first, LocalDay last, CancellationToken cancellation) =>
        ReadAsync(session => ReportedQueries.Latest(session.All(ReportedQueries.Totals(first, last))));

    public Task<IReadOnlyList<IndicatorValue>> IndicatorsAsync(CancellationToken cancellation) =>
        ReadAsync(session => ReportedQueries.Latest(session.All(ReportedQueries.Indicators())));

    public Task<IReadOnlyList<StoredDeadLetter>> DeadLettersAsync(long afterId, int limit, CancellationToken cancellation) => AllAsync(ArrivalQueries.DeadLetters(afterId, limit));

    public Task<IReadOnlyList<StoredDeadLetter>> DeadLettersAsync(DeadLetterQuery query, CancellationToken cancellation) => AllAsync(ArrivalQueries.DeadLetters(query));

    public Task ScanAsync(Instant since, Action<DossierKey, DossierFacts> visit, CancellationToken cancellation) => ReadAsync(session =>
    {
        foreach (string unit in DossierTable.Units(session))
        {
            cancellation.ThrowIfCancellationRequested();
            Statement row = session.Prepare(Since).Bind(unit).Bind(since.Ticks);
            while (row.Step())
            {
                visit(new DossierKey(unit, row.Text(1)), session.Facts.Decode(row.Blob(2)));
            }
        }

        return true;
    });

    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void RefuseOtherVersion(SqliteSession session, string file)
    {
        MigrationScripts scripts = MigrationScripts.In("Stores.Sqlite.Migrations");
        scripts.RefuseNewer(session, file);
        if (SqliteMigrations.Version(session) < scripts.Latest)
        {
            throw new StoreRefusedException(
                $"Cơ sở dữ liệu {file} cũ hơn chương trình; hãy chạy `run` một lần để nâng cấp. The store is older than this program: start it once with `run`, which upgrades it.");
        }
    }

    private Task<IReadOnlyList<T>> AllAsync<T>(StoreQuery<T> query) => ReadAsync<IReadOnlyList<T>>(session => session.All(query));

    private Task<T> ReadAsync<T>(Func<SqliteSession, T> read) => Task.FromResult(Read(read));

    private T Read<T>(Func<SqliteSession, T> read)
    {
        try
        {
            return read(_session);
        }
        catch (SqliteError error)
        {
            Confirm();
            throw SqliteFailure.Explain(error, _file);
        }
        catch (InvalidDataException error)
        {
            Confirm();
            throw SqliteFailure.Damaged(_file, error.Message, error);
        }
    }
}
