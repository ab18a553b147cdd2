using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Stores;

public sealed class UnavailableStoreTests : IAsyncLifetime
{
    private const string Topic = "ioc.procedure-events";
    private readonly StoreFolder _folder = new();
    private SqliteOperationalStore _store = null!;
    private CommitBatch _batch = null!;

    public async Task InitializeAsync()
    {
        _store = await _folder.OpenFileAsync();
        PartitionOwnership owned = await _store.AcquireAsync(Topic, 0, "s1", default);
        _batch = new CommitBatch { CommittedAt = Instant.Parse("2025-11-03T08:15:00+07:00"), Simulated = true };
        _batch.Offsets.Add(new PartitionAdvance(Topic, 0, "s1", owned.Epoch, 0, 500));
        for (int i = 0; i < 500; i++)
        {
            DossierRow row = StoreFolder.Row("16681", $"H41.17-{i}", "2025-11-03T08:00:00+07:00");
            _batch.Dossiers.Add(row with { History = new byte[4000] });
        }
    }

    public Task DisposeAsync() => _folder.DeleteAsync();

    [Fact]
    public async Task A_full_disk_refuses_the_commit_and_the_same_batch_goes_in_once_there_is_room()
    {
        _store.Writer.Execute("PRAGMA max_page_count = 60");
        (await Should.ThrowAsync<StoreUnavailableException>(_store.CommitAsync(_batch, default))).Message.ShouldContain("full");
        await NothingIsThere();

        _store.Writer.Execute("PRAGMA max_page_count = 100000");
        await ItGoesIn();
    }

    [Fact]
    public async Task A_store_that_became_read_only_refuses_the_commit_and_takes_it_later()
    {
        _store.Writer.Execute("PRAGMA query_only = 1");
        (await Should.ThrowAsync<StoreUnavailableException>(_store.CommitAsync(_batch, default))).Message.ShouldContain("read-only");
        _store.Writer.Execute("PRAGMA query_only = 0");
        await NothingIsThere();
        await ItGoesIn();
    }

    [Fact]
    public async Task A_writer_that_another_process_keeps_waiting_gives_up_and_takes_the_batch_later()
    {
        _store.Writer.Execute("PRAGMA busy_timeout = 20");
        using (SqliteSession other = SqliteSession.OpenWriter(_folder.File))
        {
            other.Begin();
            (await Should.ThrowAsync<StoreUnavailableException>(_store.CommitAsync(_batch, default))).Message.ShouldContain("another process");
            other.Rollback();
        }

        await ItGoesIn();
    }

    [Fact]
    public async Task A_file_where_the_directory_should_be_is_said_at_opening()
    {
        string file = Path.Combine(_folder.Folder, "a-file");
        await File.WriteAllTextAsync(file, "");
        await using var store = new SqliteOperationalStore(Path.Combine(file, "ioc.db"), TestClock.Shared);
        await Should.ThrowAsync<StoreUnavailableException>(() => store.OpenAsync(StoreFolder.Profile(), default));
    }

    private async Task NothingIsThere()
    {
        (await _store.FindDossiersAsync([_batch.Dossiers[0].Key], default)).ShouldBeEmpty();
        (await _store.StateAsync(default)).Simulated.ShouldBeNull();
    }

    private async Task ItGoesIn()
    {
        (await _store.CommitAsync(_batch, default)).ShouldBe(1);
        (await _store.FindDossiersAsync([.. _batch.Dossiers.Select(row => row.Key)], default)).Count.ShouldBe(500);
        (await _store.AcquireAsync(Topic, 0, "s1", default)).NextOffset.ShouldBe(500);
    }
}
