using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Stores;

public sealed class SqliteWaitingMinutesTests() : WaitingMinutesTests(new StoreFolder());

[NeedsPostgres]
public sealed class PostgresWaitingMinutesTests() : WaitingMinutesTests(new StoreSchema());

/// <summary>What every operational store guarantees of minutes that wait for the time-series store.</summary>
public abstract class WaitingMinutesTests(StoreHome home) : IAsyncLifetime
{
    private static readonly Instant _start = Instant.Parse("2025-11-03T08:15:00+07:00");
    private IStateOfRecord _store = null!;

    public async Task InitializeAsync() => _store = await home.OpenAsync();

    public async Task DisposeAsync() => await home.DeleteAsync();

    [StoreFact]
    public async Task They_wait_oldest_first_until_let_go_and_what_was_lost_is_a_gap()
    {
        Instant[] minutes = [.. Enumerable.Range(0, 4).Select(minute => _start + TimeSpan.FromMinutes(minute))];
        foreach (Instant minute in minutes.Reverse())
        {
            await _store.KeepMinuteAsync(minute, [(byte)(minute - _start).TotalMinutes], default);
        }

        await _store.KeepMinuteAsync(minutes[2], [9], default);
        await _store.LetGoOfMinuteAsync(minutes[0], gap: false, default);
        await _store.LetGoOfMinuteAsync(minutes[1], gap: true, default);
        await _store.LetGoOfMinuteAsync(minutes[1], gap: true, default);
        await _store.LetGoOfMinuteAsync(_start - TimeSpan.FromMinutes(1), gap: true, default);
        await _store.DisposeAsync();

        _store = await home.OpenAsync();
        IReadOnlyList<(Instant Minute, byte[] Content)> waiting = await _store.WaitingMinutesAsync(default);
        waiting.Select(minute => (minute.Minute, minute.Content[0])).ShouldBe([(minutes[2], 2), (minutes[3], 3)]);
        (await _store.GapsAsync(_start, minutes[3], default)).ShouldBe([minutes[1]]);
    }
}
