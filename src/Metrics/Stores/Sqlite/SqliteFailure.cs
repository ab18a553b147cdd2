using SQLitePCL;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Says in plain words what a failure of SQLite means: try again later, or not at all.</summary>
internal static class SqliteFailure
{
    /// <summary>The exception of the stores' contract for this error; the error itself when it is a fault of the program.</summary>
    public static Exception Explain(SqliteError error, string file) => error.Code switch
    {
        raw.SQLITE_FULL => Unavailable("Ổ đĩa đã đầy (the disk is full)", error, file),
        raw.SQLITE_READONLY or raw.SQLITE_PERM => Unavailable("Thư mục dữ liệu chỉ cho đọc (the data directory is read-only)", error, file),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Unavailable("Cơ sở dữ liệu đang bị tiến trình khác giữ (the database is held by another process)", error, file),
        raw.SQLITE_CANTOPEN => Unavailable("Không mở được tệp (the file cannot be opened)", error, file),
        raw.SQLITE_IOERR => Unavailable("Lỗi đọc ghi ổ đĩa (the disk cannot be read or written)", error, file),
        raw.SQLITE_NOMEM => Unavailable("Hết bộ nhớ (out of memory)", error, file),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Damaged(file, error.Message, error),
        _ => error,
    };

    /// <summary>A damaged file is named, with what to do; it is never recreated.</summary>
    public static StoreRefusedException Damaged(string file, string what, Exception? inner = null) => new(
        $"Tệp dữ liệu bị hỏng: {file}. Hãy sao lưu tệp này rồi khôi phục từ bản sao, hoặc chuyển nó đi và nạp lại bằng `replay`. " +
        $"The store is damaged: {file} ({what}). Keep a copy of it and restore a backup, or move it away and load the events again with `replay`; it was not changed.",
        inner);

    private static StoreUnavailableException Unavailable(string reason, SqliteError error, string file) =>
        new($"{reason}: {file} ({error.Message})", error);
}
