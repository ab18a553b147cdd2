using System.Globalization;
using System.Text;
using Ioc.Metrics.Stores.Sql;
using SQLitePCL;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>
/// A prepared statement, used over and over. Values are bound in the order of its parameters; bind and column calls go straight to SQLite,
/// because the driver's parameter objects cost more than the insert itself. Not thread-safe.
/// </summary>
internal sealed class Statement : IStoreRow, IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;
    private int _next = 1;

    public Statement(sqlite3 db, string sql)
    {
        _db = db;
        int code = raw.sqlite3_prepare_v2(db, sql, out _statement);
        if (code != raw.SQLITE_OK)
        {
            throw Error(db, code);
        }
    }

    public static SqliteError Error(sqlite3 db, int code) =>
        new(code & 0xff, raw.sqlite3_extended_errcode(db), raw.sqlite3_errmsg(db).utf8_to_string());

    public Statement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, _next++, value));
        return this;
    }

    public Statement Bind(long? value) => value is { } known ? Bind(known) : BindNull();

    public Statement Bind(string? value)
    {
        if (value is null)
        {
            return BindNull();
        }

        Span<byte> scratch = stackalloc byte[512];
        if (value.Length == 0 || value.Length * 3 > scratch.Length)
        {
            Check(raw.sqlite3_bind_text(_statement, _next++, value));
            return this;
        }

        int length = Encoding.UTF8.GetBytes(value, scratch);
        Check(raw.sqlite3_bind_text(_statement, _next++, scratch[..length]));
        return this;
    }

    /// <summary>Binds texts and whole numbers (long, int) one after the other.</summary>
    public Statement Bind(object[] values)
    {
        foreach (object value in values)
        {
            _ = value is string text ? Bind(text) : Bind(Convert.ToInt64(value, CultureInfo.InvariantCulture));
        }

        return this;
    }

    public Statement BindBlob(ReadOnlySpan<byte> value)
    {
        Check(value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(_statement, _next++, 0)
            : raw.sqlite3_bind_blob(_statement, _next++, value));
        return this;
    }

    public Statement BindNull()
    {
        Check(raw.sqlite3_bind_null(_statement, _next++));
        return this;
    }

    /// <summary>Executes to the next row: false when there is none; then it is ready for the next use.</summary>
    public bool Step()
    {
        int code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        SqliteError? error = code == raw.SQLITE_DONE ? null : Error(_db, code);
        Reset();
        return error is null ? false : throw error;
    }

    /// <summary>Executes a statement without rows and returns how many rows it changed.</summary>
    public int Run()
    {
        while (Step())
        {
        }

        return raw.sqlite3_changes(_db);
    }

    /// <summary>Ends a query before its last row. Needed only then.</summary>
    public void Reset()
    {
        _next = 1;
        _ = raw.sqlite3_reset(_statement);
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Points into SQLite's memory: valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public byte[] Bytes(int column) => Blob(column).ToArray();

    public double Double(int column) => raw.sqlite3_column_double(_statement, column);

    public Statement Bind(double value)
    {
        Check(raw.sqlite3_bind_double(_statement, _next++, value));
        return this;
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            SqliteError error = Error(_db, code);
            Reset();
            throw error;
        }
    }
}
