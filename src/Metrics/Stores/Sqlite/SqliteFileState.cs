namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>What is seen of a database file without opening it. Log: bytes of its -wal, -1 without one. Index: whether its -shm is there. Two that are equal: nobody wrote between them.</summary>
internal readonly record struct SqliteFileState(long Bytes, DateTime Written, long Log, DateTime LogWritten, bool Index)
{
    /// <summary>A server has it open, or was killed: log and index are there, and whoever reads shares them.</summary>
    public bool IsShared => Log >= 0 && Index;

    public static SqliteFileState Of(string file)
    {
        FileInfo main = new(file), log = new(file + "-wal");
        return new SqliteFileState(main.Exists ? main.Length : -1, main.LastWriteTimeUtc, log.Exists ? log.Length : -1, log.LastWriteTimeUtc, File.Exists(file + "-shm"));
    }
}
