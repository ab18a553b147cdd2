namespace Ioc.Metrics.Stores.Sql;

/// <summary>The row a relational store's query stands at, its columns by place. Valid until the next row.</summary>
internal interface IStoreRow
{
    bool IsNull(int column);

    long Long(int column);

    string Text(int column);

    /// <summary>A copy, the caller's own.</summary>
    byte[] Bytes(int column);

    long? LongOrNull(int column);

    string? TextOrNull(int column);
}
