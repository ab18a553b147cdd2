using Ioc.Metrics.Stores.Sql;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>Runs the queries that the relational stores share. Parameters are by place, as the texts name them.</summary>
internal static class PostgresReads
{
    public static async Task<List<T>> AllAsync<T>(this NpgsqlConnection connection, StoreQuery<T> query, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = connection.Command(query);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var row = new PostgresRow(reader);
        var all = new List<T>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            all.Add(query.Read(row));
        }

        return all;
    }

    public static NpgsqlCommand Command<T>(this NpgsqlConnection connection, StoreQuery<T> query)
    {
        var command = new NpgsqlCommand(query.Sql, connection);
        foreach (object value in query.Values)
        {
            command.Parameters.Add(Parameter(value));
        }

        return command;
    }

    public static NpgsqlParameter Parameter(object value) => value switch
    {
        string text => new NpgsqlParameter<string> { TypedValue = PostgresText.Encode(text) },
        int number => new NpgsqlParameter<long> { TypedValue = number },
        long number => new NpgsqlParameter<long> { TypedValue = number },
        byte[] bytes => new NpgsqlParameter<byte[]> { TypedValue = bytes },
        long[] numbers => new NpgsqlParameter<long[]> { TypedValue = numbers },
        string[] texts => new NpgsqlParameter<string[]> { TypedValue = texts },
        _ => throw new ArgumentException($"No parameter of type {value.GetType()}.", nameof(value)),
    };
}
