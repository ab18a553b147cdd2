using System.Buffers.Binary;
using Ioc.Metrics.Stores.Sql;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Opens a database file as this project wants it: made whole or not at all, never newer than the program, never damaged.</summary>
internal static class SqliteFile
{
    /// <summary>Beyond this size the whole check at start would take too long; damage then shows when a page is read.</summary>
    private const long CheckedBytes = 512L << 20;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Opens the writer after migrating. <paramref name="create"/> fills a new database before it takes its name. Throws the stores' exceptions.</summary>
    public static SqliteSession OpenWriter(string file, MigrationScripts scripts, Action<SqliteSession>? create = null)
    {
        SqliteSession? session = null;
        try
        {
            if (!File.Exists(file))
            {
                Create(file, scripts, create);
            }

            RefuseBrokenHeader(file);
            session = SqliteSession.OpenWriter(file);
            scripts.RefuseNewer(session, file);
            RefuseDamaged(session, file);
            scripts.Apply(session);
            return session;
        }
        catch (SqliteError error)
        {
            session?.Dispose();
            throw SqliteFailure.Explain(error, file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            session?.Dispose();
            throw new StoreUnavailableException($"Không ghi được vào thư mục dữ liệu (the data directory cannot be written): {error.Message}", error);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    /// <summary>Made under another name first, so that a file of this name that is empty or half made is always damage.</summary>
    private static void Create(string file, MigrationScripts scripts, Action<SqliteSession>? create)
    {
        if (File.Exists(file + "-wal") && new FileInfo(file + "-wal").Length > 0)
        {
            throw SqliteFailure.Damaged(file, "the file is missing though its log (-wal) is there");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        string unfinished = file + ".new";
        foreach (string suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(unfinished + suffix);
        }

        using (SqliteSession session = SqliteSession.OpenWriter(unfinished))
        {
            scripts.Apply(session);
            create?.Invoke(session);
            session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        File.Move(unfinished, file);
    }

    private static void RefuseBrokenHeader(string file)
    {
        Span<byte> header = stackalloc byte[100];
        using FileStream stream = File.Open(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
        {
            throw SqliteFailure.Damaged(file, $"only {stream.Length} bytes long");
        }

        if (!header.StartsWith(Magic))
        {
            throw SqliteFailure.Damaged(file, "not a SQLite database");
        }

        // While a log is there the main file may lawfully be behind its own header.
        var log = new FileInfo(file + "-wal");
        int size = BinaryPrimitives.ReadUInt16BigEndian(header[16..]);
        long expected = BinaryPrimitives.ReadUInt32BigEndian(header[28..]) * (size == 1 ? 65536L : size);
        if (!(log.Exists && log.Length > 0) && stream.Length < expected)
        {
            throw SqliteFailure.Damaged(file, $"cut off: {stream.Length} of {expected} bytes");
        }
    }

    private static void RefuseDamaged(SqliteSession session, string file)
    {
        if (new FileInfo(file).Length > CheckedBytes)
        {
            return;
        }

        Statement check = session.Prepare("PRAGMA quick_check(1)");
        string answer = check.Step() ? check.Text(0) : "";
        check.Reset();
        if (answer != "ok")
        {
            throw SqliteFailure.Damaged(file, answer);
        }
    }
}
