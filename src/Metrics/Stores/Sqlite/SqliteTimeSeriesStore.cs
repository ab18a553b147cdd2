using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>
/// Minute values in a SQLite file of their own, one row a scope and minute, one column a field. Thread-safe.
/// Not synced at each write: what a power failure takes is the last minutes of charts, not figures.
/// </summary>
public sealed class SqliteTimeSeriesStore(string path) : ITimeSeriesStore, ILatencyHistory, IUnitMinutes
{
    private static readonly MigrationScripts _scripts = MigrationScripts.In("Stores.Sqlite.SeriesMigrations");

    /// <summary>How long minutes are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private readonly Lock _writing = new();
    private readonly ReadPool _readers = new(path);
    private readonly Dictionary<string, long> _scopes = new(StringComparer.Ordinal);
    private HashSet<string> _fields = new(StringComparer.Ordinal);
    private SqliteSession? _writer;

    /// <summary>Opens or creates, migrates. Throws <see cref="StoreRefusedException"/> and <see cref="StoreUnavailableException"/>.</summary>
    public Task OpenAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        SqliteSession writer = SqliteFile.OpenWriter(path, _scripts);
        writer.Execute("PRAGMA synchronous = NORMAL");
        _fields = Fields(writer);
        _writer = writer;
        return Task.CompletedTask;
    }

    public Task WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellation) =>
        Write(
            session =>
            {
                AddFields(session, points);
                foreach (SeriesPoint point in points)
                {
                    Write(session, point);
                }
            },
            cancellation);

    public Task<IReadOnlyList<(Instant Time, double Value)>> ReadAsync(
        string scope, string field, Instant from, Instant to, TimeSpan step, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(_readers.Read(session => Read(session, scope, field, from, to, step)));
    }

    public Task<IReadOnlyDictionary<string, double>> UnitsAsync(string field, Instant minute, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(_readers.Read(session => Units(session, field, minute)));
    }

    public async Task<IReadOnlyList<LatencyValue>> LatencyAsync(string system, Instant from, Instant to, TimeSpan step, CancellationToken cancellation)
    {
        string scope = LatencyScope.Of(system);
        Dictionary<Instant, double> highest = (await ReadAsync(scope, LatencyScope.Highest, from, to, step, cancellation).ConfigureAwait(false)).ToDictionary(point => point.Time, point => point.Value);
        return [.. (await ReadAsync(scope, LatencyScope.Median, from, to, step, cancellation).ConfigureAwait(false))
            .Select(point => new LatencyValue(point.Time, point.Value, highest.GetValueOrDefault(point.Time, point.Value)))];
    }

    public Task PruneAsync(Instant now, CancellationToken cancellation) =>
        Write(session => session.Prepare("DELETE FROM points WHERE time < ?").Bind(Seconds(now - Kept)).Run(), cancellation);

    public ValueTask DisposeAsync()
    {
        lock (_writing)
        {
            _readers.Dispose();
            _writer?.Dispose();
            _writer = null;
        }

        return ValueTask.CompletedTask;
    }

    private static IReadOnlyList<(Instant Time, double Value)> Read(SqliteSession session, string scope, string field, Instant from, Instant to, TimeSpan step)
    {
        var values = new List<(Instant, double)>();
        if (!Fields(session).Contains(field))
        {
            return values;
        }

        // Steps are of local time; SQLite gives the value of the row that holds the maximum.
        Statement row = session.Prepare(
            $"""
            SELECT max(time), "{field}" FROM points
            WHERE scope = (SELECT id FROM scopes WHERE name = ?1) AND time >= ?2 AND time < ?3 AND "{field}" IS NOT NULL
            GROUP BY (time + ?4) / ?5 ORDER BY 1
            """)
            .Bind(scope).Bind(Seconds(from)).Bind(Seconds(to)).Bind((long)Instant.LocalOffset.TotalSeconds).Bind(Math.Max(1, (long)step.TotalSeconds));
        while (row.Step())
        {
            values.Add((Instant.FromUnixMilliseconds(row.Long(0) * 1000), row.Double(1)));
        }

        return values;
    }

    private static IReadOnlyDictionary<string, double> Units(SqliteSession session, string field, Instant minute)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        if (Fields(session).Contains(field))
        {
            Statement row = session.Prepare(
                $"SELECT name, \"{field}\" FROM points JOIN scopes ON id = scope WHERE time = ?1 AND \"{field}\" IS NOT NULL AND name <> 'province'").Bind(Seconds(minute));
            while (row.Step())
            {
                values.Add(row.Text(0), row.Double(1));
            }
        }

        return values;
    }

    private static HashSet<string> Fields(SqliteSession session)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal);
        Statement column = session.Prepare("SELECT name FROM pragma_table_info('points') WHERE pk = 0");
        while (column.Step())
        {
            fields.Add(column.Text(0));
        }

        return fields;
    }

    private static long Seconds(Instant instant) =>
        (long)Math.Ceiling(Math.Clamp(instant.Ticks - DateTimeOffset.UnixEpoch.Ticks, -1e18, 1e18) / TimeSpan.TicksPerSecond);

    private void AddFields(SqliteSession session, IReadOnlyList<SeriesPoint> points)
    {
        foreach (string field in points.SelectMany(point => point.Fields.Keys).Distinct(StringComparer.Ordinal).Where(field => !_fields.Contains(field)))
        {
            if (field.Length == 0 || field is "scope" or "time" || !field.All(char.IsAsciiLetterOrDigit))
            {
                throw new ArgumentException($"'{field}' is no name of a field.", nameof(points));
            }

            session.Execute($"ALTER TABLE points ADD COLUMN \"{field}\" REAL");
            _fields.Add(field);
        }
    }

    private void Write(SqliteSession session, SeriesPoint point)
    {
        List<string> fields = [.. point.Fields.Keys.Order(StringComparer.Ordinal)];
        string columns = string.Concat(fields.Select(field => $", \"{field}\""));
        string parameters = string.Concat(fields.Select(_ => ", ?"));
        Statement insert = session.Prepare($"INSERT OR REPLACE INTO points (scope, time{columns}) VALUES (?, ?{parameters})")
            .Bind(ScopeId(session, point.Scope)).Bind(Seconds(point.Time));
        foreach (string field in fields)
        {
            insert.Bind(point.Fields[field]);
        }

        insert.Run();
    }

    private long ScopeId(SqliteSession session, string scope)
    {
        if (!_scopes.TryGetValue(scope, out long id))
        {
            session.Prepare("INSERT OR IGNORE INTO scopes (name) VALUES (?)").Bind(scope).Run();
            Statement row = session.Prepare("SELECT id FROM scopes WHERE name = ?").Bind(scope);
            _ = row.Step();
            id = row.Long(0);
            row.Reset();
            _scopes.Add(scope, id);
        }

        return id;
    }

    private Task Write(Action<SqliteSession> write, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_writing)
        {
            SqliteSession session = _writer ?? throw new InvalidOperationException("The store is not open.");
            try
            {
                session.Begin();
                write(session);
                session.Commit();
            }
            catch (Exception error)
            {
                session.Rollback();
                _scopes.Clear();
                _fields = Fields(session);
                if (error is SqliteError known)
                {
                    throw SqliteFailure.Explain(known, path);
                }

                throw;
            }
        }

        return Task.CompletedTask;
    }
}
