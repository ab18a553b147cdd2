using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores.Sql;
using SQLitePCL;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>One connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly sqlite3 _db;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    private SqliteSession(sqlite3 db) => _db = db;

    /// <summary>Codec of dossiers' facts; it has scratch memory, so each connection has its own.</summary>
    public DossierFactsCodec Facts { get; } = new();

    /// <summary>True while a transaction is open.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_db) == 0;

    /// <summary>
    /// Write-ahead log, one fsync a commit: this is the only copy. No memory map: an I/O error under one ends the process, an error code does not.
    /// </summary>
    public static SqliteSession OpenWriter(string file)
    {
        SqliteSession session = Open(file, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        try
        {
            session.Execute("PRAGMA journal_mode = WAL");
            session.Execute("PRAGMA synchronous = FULL");
            session.Execute("PRAGMA wal_autocheckpoint = 16000");
            session.Execute("PRAGMA journal_size_limit = 134217728");
            session.Execute("PRAGMA cache_size = -65536");
            session.Execute("PRAGMA temp_store = MEMORY");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>For the process that writes the file.</summary>
    public static SqliteSession OpenReader(string file) => Reading(Open(file, raw.SQLITE_OPEN_READONLY));

    /// <summary>
    /// For another process, perhaps of another user: no file is made beside it. What it shares with a server is read as ever. Else, without a log, it is read as it stands; with one the
    /// index of the log is kept in memory, under a lock that is none: what somebody writes meanwhile is not seen, and may be read half, so the caller looks at <see cref="SqliteFileState"/> again.
    /// </summary>
    public static SqliteSession OpenGuest(string file, SqliteFileState state)
    {
        if (state.IsShared)
        {
            return OpenReader(file);
        }

        string address = $"file:{Uri.EscapeDataString(Path.GetFullPath(file))}";
        if (state.Log <= 0)
        {
            return Reading(Open(address + "?immutable=1", raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI));
        }

        SqliteSession session = Open(address + "?vfs=unix-none", raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI);
        _ = raw.sqlite3_db_config(session._db, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _); // the log is the owner's to write home
        session.Execute("PRAGMA locking_mode = EXCLUSIVE");
        return Reading(session);
    }

    /// <summary>The statement of this text, prepared once and ready to bind.</summary>
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out Statement? statement))
        {
            statement = new Statement(_db, sql);
            _statements.Add(sql, statement);
        }

        statement.Reset();
        return statement;
    }

    /// <summary>All rows of a read.</summary>
    public List<T> All<T>(StoreQuery<T> query)
    {
        Statement row = Prepare(query.Sql).Bind(query.Values);
        var all = new List<T>();
        while (row.Step())
        {
            all.Add(query.Read(row));
        }

        return all;
    }

    /// <summary>Texts prepared so far (for tests of their plans).</summary>
    public IReadOnlyCollection<string> Prepared => _statements.Keys;

    /// <summary>Runs SQL text of any number of statements, once.</summary>
    public void Execute(string sql)
    {
        int code = raw.sqlite3_exec(_db, sql);
        if (code != raw.SQLITE_OK)
        {
            throw Statement.Error(_db, code);
        }
    }

    public long Scalar(string sql)
    {
        Statement statement = Prepare(sql);
        long value = statement.Step() ? statement.Long(0) : 0;
        statement.Reset();
        return value;
    }

    public void Begin() => Prepare("BEGIN IMMEDIATE").Run();

    public void Commit() => Prepare("COMMIT").Run();

    /// <summary>Undoes what is open, if SQLite has not done so itself.</summary>
    public void Rollback()
    {
        foreach (Statement statement in _statements.Values)
        {
            statement.Reset();
        }

        if (InTransaction)
        {
            Execute("ROLLBACK");
        }
    }

    public void Dispose()
    {
        foreach (Statement statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
        _db.Dispose();
    }

    private static SqliteSession Reading(SqliteSession session)
    {
        session.Execute("PRAGMA cache_size = -16384");
        session.Execute("PRAGMA temp_store = MEMORY");
        return session;
    }

    private static SqliteSession Open(string file, int flags)
    {
        Batteries_V2.Init();
        int code = raw.sqlite3_open_v2(file, out sqlite3 db, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code != raw.SQLITE_OK)
        {
            SqliteError error = Statement.Error(db, code);
            db.Dispose();
            throw error;
        }

        _ = raw.sqlite3_extended_result_codes(db, 1);
        _ = raw.sqlite3_busy_timeout(db, 5000);
        return new SqliteSession(db);
    }
}
