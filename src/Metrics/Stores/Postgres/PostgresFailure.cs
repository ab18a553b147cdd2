using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>Says in plain words what a failure of PostgreSQL means: try again later, or not at all.</summary>
internal static class PostgresFailure
{
    /// <summary>The exception of the stores' contract for this error; the error itself when it is a fault of the program. Store: host and database, no password.</summary>
    public static Exception Explain(Exception error, string store) => error switch
    {
        PostgresException answered => Explain(answered, store),
        NpgsqlException { InnerException: TimeoutException } or TimeoutException => Unavailable("PostgreSQL không trả lời kịp (the server did not answer in time)", error, store),
        NpgsqlException => Unavailable("Mất kết nối PostgreSQL (the server cannot be reached)", error, store),
        InvalidDataException => Damaged(store, error),
        _ => error,
    };

    /// <summary>As <see cref="Explain(Exception, string)"/>, but what only a person can set right (credentials, a missing database) refuses the start.</summary>
    public static Exception ExplainAtStart(Exception error, string store) => error is PostgresException { SqlState: var state } answered
        && (state.StartsWith("28", StringComparison.Ordinal) || state is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege)
        ? new StoreRefusedException(
            $"PostgreSQL từ chối {store}: kiểm tra tài khoản, mật khẩu, quyền và tên cơ sở dữ liệu. " +
            $"PostgreSQL refuses {store}: check user, password, rights and the database's name ({answered.MessageText}).",
            error)
        : Explain(error, store);

    /// <summary>For a server that is known to be away, without trying it.</summary>
    public static StoreUnavailableException Away(PostgresOutage outage, string store) =>
        new($"PostgreSQL không phản hồi từ {outage.Since} (the server does not answer since then): {store} ({outage.Why})");

    private static Exception Explain(PostgresException error, string store) => error.SqlState switch
    {
        PostgresErrorCodes.DiskFull => Unavailable("Ổ đĩa của PostgreSQL đã đầy (the server's disk is full)", error, store),
        PostgresErrorCodes.ReadOnlySqlTransaction => Unavailable("PostgreSQL chỉ cho đọc (the server is read-only: a standby?)", error, store),
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable =>
            Unavailable("Giao dịch khác đang giữ dữ liệu (another transaction held what this one needs)", error, store),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => Damaged(store, error),
        _ when IsPassing(error.SqlState) => Unavailable("PostgreSQL tạm thời không phục vụ (the server does not serve now)", error, store),
        _ => error,
    };

    /// <summary>Classes 08 connection, 28 credentials (they may be changed while we run), 53 resources, 57 operator's hand, 58 system, 25P03 idle too long, 42501 a right that somebody took, XX000 the server's own fault: never an event's.</summary>
    private static bool IsPassing(string state) =>
        state[..2] is "08" or "28" or "53" or "57" or "58" || state is "25P03" or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InternalError;

    private static StoreUnavailableException Unavailable(string reason, Exception error, string store) =>
        new($"{reason}: {store} ({Message(error)})", error);

    private static StoreRefusedException Damaged(string store, Exception error) => new(
        $"Cơ sở dữ liệu bị hỏng: {store}. Hãy khôi phục từ bản sao lưu. The database is damaged: {store} ({Message(error)}). Restore a backup.", error);

    private static string Message(Exception error) => error is PostgresException answered
        ? $"{answered.SqlState}: {answered.MessageText}"
        : error.InnerException?.Message ?? error.Message;
}
