namespace Ioc.Metrics.Stores.Sql;

/// <summary>
/// A read that every relational store makes alike: text that both SQLite and PostgreSQL understand, with parameters $1, $2, … first named in that order,
/// what each row means, and the values (long, int, string).
/// </summary>
internal sealed record StoreQuery<T>(string Sql, Func<IStoreRow, T> Read, params object[] Values);
