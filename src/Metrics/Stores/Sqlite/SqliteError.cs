namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>What SQLite answered to a call; <see cref="SqliteFailure"/> says what it means for the caller of a store.</summary>
internal sealed class SqliteError(int code, int extendedCode, string message)
    : Exception($"SQLite {extendedCode}: {message}")
{
    /// <summary>Primary result code.</summary>
    public int Code { get; } = code;

    /// <summary>Extended result code.</summary>
    public int ExtendedCode { get; } = extendedCode;
}
