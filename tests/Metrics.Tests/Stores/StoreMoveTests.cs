using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Stores;

[NeedsPostgres]
public sealed class StoreMoveTests : IAsyncLifetime
{
    private readonly StoreFolder _folder = new();
    private readonly StoreSchema _schema = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _folder.DeleteAsync();
        await _schema.DeleteAsync();
    }

    [StoreFact]
    public async Task Everything_is_there_afterwards_and_the_next_owner_goes_on_where_the_last_one_stopped()
    {
        LoadedStore loaded = await LoadedStore.CreateAsync(7, 120, bulk: false, _folder);
        Instant now = Instant.Parse("2025-05-14T10:12:13+07:00");
        PartitionOwnership owned = await loaded.Store.AcquireAsync("t", 1, "s", default);
        var batch = new CommitBatch { CommittedAt = now, Simulated = true };
        batch.Offsets.Add(new PartitionAdvance("t", 1, "s", owned.Epoch, 0, 42));
        batch.DeadLetters.Add(new DeadLetter("t", 1, 4, null, [9], RejectReason.InvalidField, "a\0", null, now));
        batch.Counters.Add(new CounterKey("10001", now.Day, new string('x', 5_000)), new CounterVector { [Counter.Received] = 1 });
        batch.Dossiers.Add(StoreHome.Row("10001", "a\0b", "2025-05-14T08:00:00+07:00"));
        await loaded.Store.CommitAsync(batch, default);

        IReadOnlyList<(string Table, long Rows)> moved = await StoreMove.RunAsync(_folder.File, await _schema.ConnectionStringAsync(), loaded.Profile, null, default);

        IStateOfRecord copy = await _schema.OpenAsync(loaded.Profile);
        moved.ShouldContain(("dossiers", await Count(loaded.Store)));
        (await Count(copy)).ShouldBe(await Count(loaded.Store));
        (await copy.StateAsync(default)).ShouldBe(await loaded.Store.StateAsync(default));
        (await copy.AcquireAsync("t", 1, "s", default)).NextOffset.ShouldBe(42);
        (await copy.DeadLettersAsync(0, 9, default)).ShouldHaveSingleItem().Letter.Detail.ShouldBe("a\0");
        (await copy.DossierAsync(new DossierKey("10001", "a\0b"), default)).ShouldNotBeNull();
        var (first, last) = (LocalDay.Of(2025, 1, 1), LocalDay.Of(2025, 12, 31));
        IReadOnlyDictionary<string, CounterVector> before = await loaded.Store.SumsAsync(null, first, last, default), after = await copy.SumsAsync(null, first, last, default);
        after.Keys.ShouldBe(before.Keys);
        before.Keys.ToList().ForEach(unit => after[unit].Values.ToArray().ShouldBe(before[unit].Values.ToArray()));
        batch = new CommitBatch { CommittedAt = now };
        batch.Dossiers.Add(StoreHome.Row("10001", "new", "2025-05-14T08:00:00+07:00"));
        batch.DeadLetters.Add(new DeadLetter("t", 1, 5, null, [9], RejectReason.InvalidField, "", null, now));
        await copy.CommitAsync(batch, default);
    }

    [StoreFact]
    public async Task A_database_in_use_is_refused_and_left_as_it_is()
    {
        LoadedStore loaded = await LoadedStore.CreateAsync(8, 10, bulk: false, _folder);
        IStateOfRecord used = await _schema.OpenAsync(loaded.Profile);
        await used.CommitAsync(new CommitBatch { Simulated = false }, default);
        await Should.ThrowAsync<StoreRefusedException>(StoreMove.RunAsync(_folder.File, await _schema.ConnectionStringAsync(), loaded.Profile, null, default));
        (await Count(used)).ShouldBe(0);
    }

    private static async Task<long> Count(IStateOfRecord store)
    {
        long count = 0;
        await foreach (DossierKey _ in store.DossierKeysAsync(null, default))
        {
            count++;
        }

        return count;
    }
}
