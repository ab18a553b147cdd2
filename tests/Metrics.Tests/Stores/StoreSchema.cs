using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>A schema of the tests' PostgreSQL with a store in it.</summary>
public sealed class StoreSchema : StoreHome
{
    public string Name { get; } = $"t{Guid.NewGuid():N}";

    public async Task<string> ConnectionStringAsync() => await (await PostgresServer.SharedAsync()).SchemaAsync(Name);

    /// <summary>Runs SQL in the schema, as another client.</summary>
    public override async Task ExecuteAsync(string sql) => await (await PostgresServer.SharedAsync()).ExecuteAsync($"SET search_path TO {Name}; {sql}");

    public override async Task DeleteAsync()
    {
        await base.DeleteAsync();
        await ExecuteAsync($"DROP SCHEMA {Name} CASCADE");
    }

    protected override async Task<IStateOfRecord> CreateAsync(TimeProvider time) => new PostgresOperationalStore(await ConnectionStringAsync(), time);
}
