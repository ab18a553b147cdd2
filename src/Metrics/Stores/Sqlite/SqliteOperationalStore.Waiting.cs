using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Minutes that wait for the time-series store.</summary>
public sealed partial class SqliteOperationalStore
{
    public Task KeepMinuteAsync(Instant minute, byte[] content, CancellationToken cancellation) =>
        WriteAsync(session => session.Prepare("INSERT OR IGNORE INTO series_waiting (minute, content) VALUES (?, ?)").Bind(minute.Ticks).BindBlob(content).Run(), cancellation);

    public Task<IReadOnlyList<(Instant Minute, byte[] Content)>> WaitingMinutesAsync(CancellationToken cancellation) =>
        ReadAsync(WaitingMinuteQueries.Waiting(), cancellation);

    public Task LetGoOfMinuteAsync(Instant minute, bool gap, CancellationToken cancellation) => WriteAsync(
        session =>
        {
            if (gap)
            {
                session.Prepare("INSERT OR IGNORE INTO series_gaps (minute) VALUES (?)").Bind(minute.Ticks).Run();
            }

            return session.Prepare("DELETE FROM series_waiting WHERE minute = ?").Bind(minute.Ticks).Run();
        },
        cancellation);

    public Task<IReadOnlyList<Instant>> GapsAsync(Instant from, Instant to, CancellationToken cancellation) =>
        ReadAsync(WaitingMinuteQueries.Gaps(from, to), cancellation);
}
