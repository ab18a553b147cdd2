using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;
using Npgsql;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>What <see cref="UnavailableStoreTests"/> says of a file, of PostgreSQL: a commit that is refused leaves nothing, and the same batch goes in later.</summary>
[NeedsPostgres]
public sealed class PostgresUnavailableTests : IAsyncLifetime
{
    private const string Topic = "ioc.procedure-events";
    private readonly StoreSchema _schema = new();
    private PostgresOperationalStore _store = null!;
    private CommitBatch _batch = null!;

    public async Task InitializeAsync()
    {
        await _schema.OpenAsync();
        _store = new PostgresOperationalStore($"{await _schema.ConnectionStringAsync()};Command Timeout=1", TestClock.Shared);
        PartitionOwnership owned = await _store.AcquireAsync(Topic, 0, "s1", default);
        _batch = new CommitBatch { CommittedAt = Instant.Parse("2025-11-03T08:15:00+07:00"), Simulated = true };
        _batch.Offsets.Add(new PartitionAdvance(Topic, 0, "s1", owned.Epoch, 0, 50));
        for (int i = 0; i < 50; i++)
        {
            _batch.Dossiers.Add(StoreHome.Row("16681", $"H41.17-{i}", "2025-11-03T08:00:00+07:00"));
        }
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _schema.DeleteAsync();
    }

    [StoreFact]
    public Task A_full_disk_refuses_the_commit_and_the_same_batch_goes_in_once_there_is_room() => RefusedAndTakenLater("53100", "full");

    [StoreFact]
    public Task A_server_that_became_read_only_refuses_the_commit_and_takes_it_later() => RefusedAndTakenLater("25006", "read-only");

    [StoreFact]
    public async Task A_commit_that_another_session_keeps_waiting_gives_up_and_is_taken_later()
    {
        await using (var other = new NpgsqlConnection(await _schema.ConnectionStringAsync()))
        {
            await other.OpenAsync();
            await using NpgsqlTransaction transaction = await other.BeginTransactionAsync();
            await using (var locked = new NpgsqlCommand("LOCK TABLE dossiers IN ACCESS EXCLUSIVE MODE", other))
            {
                await locked.ExecuteNonQueryAsync();
            }

            await Should.ThrowAsync<StoreUnavailableException>(_store.CommitAsync(_batch, default));
            await transaction.RollbackAsync();
        }

        await NothingIsThere();
        await ItGoesIn();
    }

    [StoreFact]
    public async Task A_server_that_is_not_there_is_said_at_opening_without_the_password()
    {
        await using var store = new PostgresOperationalStore($"Host=127.0.0.1;Port={FreePort.Next()};Username=ioc;Password=secret;Database=ioc", TestClock.Shared);
        string message = (await Should.ThrowAsync<StoreUnavailableException>(store.OpenAsync(StoreHome.Profile(), default))).Message;
        message.ShouldContain("127.0.0.1");
        message.ShouldNotContain("secret");
    }

    /// <summary>The server fails with the code while it writes dossiers, in the middle of the commit.</summary>
    private async Task RefusedAndTakenLater(string code, string said)
    {
        await _schema.ExecuteAsync(
            $"CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION USING ERRCODE = ''{code}''; END'; " +
            "CREATE TRIGGER fail BEFORE INSERT ON dossiers EXECUTE FUNCTION fail()");
        (await Should.ThrowAsync<StoreUnavailableException>(_store.CommitAsync(_batch, default))).Message.ShouldContain(said);
        await NothingIsThere();

        await _schema.ExecuteAsync("DROP TRIGGER fail ON dossiers");
        await ItGoesIn();
    }

    private async Task NothingIsThere()
    {
        (await _store.FindDossiersAsync([_batch.Dossiers[0].Key], default)).ShouldBeEmpty();
        (await _store.StateAsync(default)).Simulated.ShouldBeNull();
    }

    private async Task ItGoesIn()
    {
        (await _store.CommitAsync(_batch, default)).ShouldBe(1);
        (await _store.FindDossiersAsync([.. _batch.Dossiers.Select(row => row.Key)], default)).Count.ShouldBe(50);
        (await _store.AcquireAsync(Topic, 0, "s1", default)).NextOffset.ShouldBe(50);
    }
}
