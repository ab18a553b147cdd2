using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Reads of minutes that wait for the time-series store, and of gaps.</summary>
internal static class WaitingMinuteQueries
{
    public static StoreQuery<(Instant Minute, byte[] Content)> Waiting() =>
        new("SELECT minute, content FROM series_waiting ORDER BY minute", row => (new Instant(row.Long(0)), row.Bytes(1)));

    public static StoreQuery<Instant> Gaps(Instant from, Instant to) =>
        new("SELECT minute FROM series_gaps WHERE minute >= $1 AND minute < $2 ORDER BY minute", row => new Instant(row.Long(0)), from.Ticks, to.Ticks);
}
