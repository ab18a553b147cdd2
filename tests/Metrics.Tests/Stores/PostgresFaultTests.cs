using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;
using Npgsql;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>A PostgreSQL that fails while it is used: what was said to be committed is, nothing counts twice, and the same batch goes in later.</summary>
[NeedsPostgres]
public sealed class PostgresFaultTests : IAsyncLifetime
{
    private const string Topic = "ioc.procedure-events";
    private static readonly Instant _now = Instant.Parse("2025-11-03T08:15:00+07:00");
    private readonly StoreSchema _schema = new();
    private IStateOfRecord _store = null!;

    public async Task InitializeAsync() => _store = await _schema.OpenAsync();

    public async Task DisposeAsync() => await _schema.DeleteAsync();

    [StoreFact]
    public async Task A_commit_whose_answer_is_lost_counts_once_when_it_is_tried_again()
    {
        PostgresServer server = await PostgresServer.SharedAsync();
        using var proxy = new CuttingProxy(server.Port);
        string through = (await _schema.ConnectionStringAsync()).Replace($"Port={server.Port}", $"Port={proxy.Port}", StringComparison.Ordinal);
        await using var store = new PostgresOperationalStore(through, TestClock.Shared);
        CommitBatch batch = Batch(1);
        proxy.CutAfter("COMMIT\0"u8.ToArray()); // not the words READ COMMITTED of its beginning

        await Should.ThrowAsync<StoreUnavailableException>(store.CommitAsync(batch, default));
        proxy.Cuts.ShouldBe(1);
        (await Eventually.Succeeds<long, StoreUnavailableException>(() => store.CommitAsync(batch, default))).ShouldBe(1); // once the server has decided
        (await ReceivedAsync()).ShouldBe(1);
        (await store.CommitAsync(Batch(10), default)).ShouldBe(2);
        (await ReceivedAsync()).ShouldBe(11);
    }

    [StoreFact]
    public async Task A_commit_whose_answer_is_lost_is_found_though_another_took_the_partition_since()
    {
        PostgresServer server = await PostgresServer.SharedAsync();
        using var proxy = new CuttingProxy(server.Port);
        string through = (await _schema.ConnectionStringAsync()).Replace($"Port={server.Port}", $"Port={proxy.Port}", StringComparison.Ordinal);
        await using var store = new PostgresOperationalStore(through, TestClock.Shared);
        CommitBatch batch = Batch(1, await _store.AcquireAsync(Topic, 3, "s1", default));
        proxy.CutAfter("COMMIT\0"u8.ToArray()); // not the words READ COMMITTED of its beginning
        await Should.ThrowAsync<StoreUnavailableException>(store.CommitAsync(batch, default));

        PartitionOwnership next = await _store.AcquireAsync(Topic, 3, "s1", default);
        (await Eventually.Succeeds<long, StoreUnavailableException>(() => store.CommitAsync(batch, default))).ShouldBe(1);
        await Should.ThrowAsync<PartitionFencedException>(store.CommitAsync(Batch(5, new PartitionOwnership(Topic, 3, "s1", 1, next.NextOffset)), default));
        await _store.CommitAsync(Batch(10, next), default);
        (await ReceivedAsync()).ShouldBe(11);
    }

    [StoreFact]
    public async Task A_commit_that_was_cut_before_it_reached_the_server_goes_in_when_it_is_tried_again()
    {
        PostgresServer server = await PostgresServer.SharedAsync();
        using var proxy = new CuttingProxy(server.Port);
        string through = (await _schema.ConnectionStringAsync()).Replace($"Port={server.Port}", $"Port={proxy.Port}", StringComparison.Ordinal);
        await using var store = new PostgresOperationalStore(through, TestClock.Shared);
        CommitBatch batch = Batch(1);
        proxy.CutAfter("commit_number"u8.ToArray());

        await Should.ThrowAsync<StoreUnavailableException>(store.CommitAsync(batch, default));
        await Eventually.Succeeds<long, StoreUnavailableException>(() => store.CommitAsync(batch, default));
        (await ReceivedAsync()).ShouldBe(1);
    }

    [StoreFact]
    public async Task A_server_that_went_down_takes_the_batch_once_it_is_back()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        await using var store = new PostgresOperationalStore(await server.SchemaAsync("ioc"), TestClock.Shared);
        await store.OpenAsync(StoreHome.Profile(), default);
        (await store.CommitAsync(Batch(1), default)).ShouldBe(1);
        await server.StopAsync();
        CommitBatch batch = Batch(10);
        await Should.ThrowAsync<StoreUnavailableException>(store.CommitAsync(batch, default));
        await Should.ThrowAsync<StoreUnavailableException>(store.StateAsync(default));
        await server.ResumeAsync();

        (await Eventually.Succeeds<long, StoreUnavailableException>(() => store.CommitAsync(batch, default))).ShouldBe(2);
        (await store.AtEndOfAsync(null, _now.Day, default))["16681"].Backlog.ShouldBe(11);
    }

    [StoreFact]
    public async Task An_administrator_who_ends_our_sessions_is_a_passing_trouble()
    {
        await using var store = new PostgresOperationalStore($"{await _schema.ConnectionStringAsync()};Application Name={_schema.Name}", TestClock.Shared);
        await store.CommitAsync(Batch(1), default);
        await _schema.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{_schema.Name}'");
        CommitBatch batch = Batch(2);
        await Should.ThrowAsync<StoreUnavailableException>(store.CommitAsync(batch, default));
        (await Eventually.Succeeds<long, StoreUnavailableException>(() => store.CommitAsync(batch, default))).ShouldBe(2);
    }

    [StoreFact]
    public async Task Two_owners_of_a_partition_cannot_both_commit()
    {
        IStateOfRecord other = await _schema.OpenAsync();
        PartitionOwnership old = await _store.AcquireAsync(Topic, 3, "s1", default), young = await other.AcquireAsync(Topic, 3, "s1", default);
        Task<long>[] commits = [_store.CommitAsync(Batch(1, old), default), other.CommitAsync(Batch(10, young), default)];

        await Should.ThrowAsync<PartitionFencedException>(commits[0]);
        await commits[1];
        (await ReceivedAsync()).ShouldBe(10);
    }

    [StoreFact]
    public async Task Several_processes_may_open_an_empty_database_at_once()
    {
        var schema = new StoreSchema();
        try
        {
            await schema.ConnectionStringAsync(); // the schema itself is made once
            IStateOfRecord[] stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => schema.OpenAsync()));
            foreach (IStateOfRecord store in stores)
            {
                (await store.StateAsync(default)).CommitNumber.ShouldBe(0);
            }
        }
        finally
        {
            await schema.DeleteAsync();
        }
    }

    [StoreFact]
    public async Task A_rebuild_fences_whoever_counted_by_the_old_law()
    {
        PartitionOwnership old = await _store.AcquireAsync(Topic, 3, "s1", default);
        await _store.RebuildAsync(row => row.Facts, new FiguresBasis(Law.Version, 3, "f2"), null, default);
        await Should.ThrowAsync<PartitionFencedException>(_store.CommitAsync(Batch(1, old), default));
    }

    [StoreFact]
    public async Task A_store_newer_than_the_program_is_refused()
    {
        await _schema.ExecuteAsync("UPDATE schema_version SET version = 9999, lowest = 9999");
        (await Should.ThrowAsync<StoreRefusedException>(() => _schema.OpenAsync())).Message.ShouldContain("newer");
    }

    [StoreFact]
    public async Task A_store_of_another_province_is_refused() =>
        (await Should.ThrowAsync<StoreRefusedException>(() => _schema.OpenAsync(StoreHome.Profile(province: "42")))).Message.ShouldContain("province 40");

    [StoreFact]
    public async Task A_database_that_is_not_there_is_refused_by_name_and_without_the_password()
    {
        PostgresServer server = await PostgresServer.SharedAsync();
        string connection = server.Connection("Password=secret").Replace("Database=postgres", "Database=absent", StringComparison.Ordinal);
        await using var store = new PostgresOperationalStore(connection, TestClock.Shared);
        string message = (await Should.ThrowAsync<StoreRefusedException>(store.OpenAsync(StoreHome.Profile(), default))).Message;
        message.ShouldContain("absent");
        message.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("53100", typeof(StoreUnavailableException))]
    [InlineData("57P01", typeof(StoreUnavailableException))]
    [InlineData("57P03", typeof(StoreUnavailableException))]
    [InlineData("40001", typeof(StoreUnavailableException))]
    [InlineData("40P01", typeof(StoreUnavailableException))]
    [InlineData("25006", typeof(StoreUnavailableException))]
    [InlineData("08006", typeof(StoreUnavailableException))]
    [InlineData("XX001", typeof(StoreRefusedException))]
    [InlineData("42601", typeof(PostgresException))]
    public void Failures_are_told_apart_by_their_code(string code, Type expected) =>
        PostgresFailure.Explain(new PostgresException("m", "ERROR", "ERROR", code), "db").ShouldBeOfType(expected);

    private static CommitBatch Batch(long received, PartitionOwnership? owned = null)
    {
        var batch = new CommitBatch { CommittedAt = _now };
        batch.Counters.Add(new CounterKey("16681", _now.Day, "a"), new CounterVector { [Counter.Received] = received, [Counter.BacklogChange] = received });
        if (owned is not null)
        {
            batch.Offsets.Add(new PartitionAdvance(owned.Topic, owned.Partition, owned.Stream, owned.Epoch, owned.NextOffset, owned.NextOffset + 5));
        }

        return batch;
    }

    private async Task<long> ReceivedAsync() => (await _store.SumsAsync(null, _now.Day, _now.Day, default))["16681"][Counter.Received];
}
