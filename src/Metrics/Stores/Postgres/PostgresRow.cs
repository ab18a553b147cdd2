using Ioc.Metrics.Stores.Sql;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>The row a reader stands at.</summary>
internal sealed class PostgresRow(NpgsqlDataReader reader) : IStoreRow
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public long Long(int column) => reader.GetInt64(column);

    public string Text(int column) => PostgresText.Decode(reader.GetString(column));

    public byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);
}
