using System.Collections.Concurrent;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Read-only connections to one file. Each read is one snapshot and sees everything committed before it began. Thread-safe.</summary>
internal sealed class ReadPool(string file) : IDisposable
{
    /// <summary>Connections kept for the next reader; more are made when more read at once.</summary>
    private const int Kept = 8;

    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private volatile bool _disposed;

    /// <summary>Reads within one snapshot. Throws the stores' exceptions.</summary>
    public T Read<T>(Func<SqliteSession, T> read)
    {
        using Lease lease = Rent();
        try
        {
            return read(lease.Session);
        }
        catch (SqliteError error)
        {
            throw SqliteFailure.Explain(error, file);
        }
        catch (InvalidDataException error)
        {
            throw SqliteFailure.Damaged(file, error.Message, error);
        }
    }

    /// <summary>A snapshot to read from until it is disposed of.</summary>
    public Lease Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        try
        {
            SqliteSession session = _idle.TryTake(out SqliteSession? kept) ? kept : SqliteSession.OpenReader(file);
            session.Prepare("BEGIN").Run();
            return new Lease(this, session);
        }
        catch (SqliteError error)
        {
            throw SqliteFailure.Explain(error, file);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out SqliteSession? session))
        {
            session.Dispose();
        }
    }

    private void Return(SqliteSession session)
    {
        try
        {
            session.Rollback();
        }
        catch (SqliteError)
        {
            // A connection that cannot even end its read is not used again; the read itself has reported.
            session.Dispose();
            return;
        }

        if (_disposed || _idle.Count >= Kept)
        {
            session.Dispose();
        }
        else
        {
            _idle.Add(session);
        }
    }

    /// <summary>A rented connection; goes back when disposed of.</summary>
    internal readonly struct Lease(ReadPool pool, SqliteSession session) : IDisposable
    {
        public SqliteSession Session { get; } = session;

        public void Dispose() => pool.Return(Session);
    }
}
