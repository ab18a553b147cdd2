using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>Minutes that wait for the time-series store.</summary>
public sealed partial class PostgresOperationalStore
{
    public Task KeepMinuteAsync(Instant minute, byte[] content, CancellationToken cancellation) =>
        ExecuteAsync("INSERT INTO series_waiting (minute, content) VALUES ($1, $2) ON CONFLICT DO NOTHING", cancellation, minute.Ticks, content);

    public async Task<IReadOnlyList<(Instant Minute, byte[] Content)>> WaitingMinutesAsync(CancellationToken cancellation) =>
        await ReadAsync(WaitingMinuteQueries.Waiting(), cancellation).ConfigureAwait(false);

    public Task LetGoOfMinuteAsync(Instant minute, bool gap, CancellationToken cancellation) => ExecuteAsync(
        gap
            ? "WITH lost AS (INSERT INTO series_gaps (minute) VALUES ($1) ON CONFLICT DO NOTHING) DELETE FROM series_waiting WHERE minute = $1"
            : "DELETE FROM series_waiting WHERE minute = $1",
        cancellation, minute.Ticks);

    public async Task<IReadOnlyList<Instant>> GapsAsync(Instant from, Instant to, CancellationToken cancellation) =>
        await ReadAsync(WaitingMinuteQueries.Gaps(from, to), cancellation).ConfigureAwait(false);
}
