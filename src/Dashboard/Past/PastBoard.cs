using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Past;

/// <summary>
/// The board as it was at an instant, worked out from the stores by what is known now. Keeps the few days asked for last, so that playing one costs no reads but one of a minute's rows
/// a frame, and viewers of different days do not take turns reading. Thread-safe.
/// </summary>
public sealed class PastBoard(IKpiReader reader, IDrillReader drill, ITimeSeriesStore series, IOperationalStore waiting, Profile profile, TimeProvider time) : IDisposable
{
    /// <summary>Days kept at most: each holds the province's open dossiers of that day.</summary>
    public const int MostDays = 4;

    /// <summary>How long a day is kept: events that arrive late may change it.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _reading = new(1, 1);

    /// <summary>The one asked for last stands last.</summary>
    private readonly List<(PastDay Day, long ReadAt)> _held = new(MostDays);

    /// <summary>Now, by the province's clock: nothing after it can be shown.</summary>
    public Instant Now => Instant.From(time.GetUtcNow());

    /// <summary>The snapshot of the instant; of now for one that is still to come.</summary>
    public async Task<LiveSnapshot> AtAsync(Instant at, CancellationToken cancellation)
    {
        Instant now = Now;
        at = Instant.Min(at, now);
        return await (await DayAsync(at.Day, cancellation)).AtAsync(at, now, cancellation);
    }

    public void Dispose() => _reading.Dispose();

    private async Task<PastDay> DayAsync(LocalDay day, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            // Today goes on: it is read again after seconds, another day after minutes.
            TimeSpan kept = day == Now.Day ? Kept / 30 : Kept;
            int at = _held.FindIndex(held => held.Day.Day == day);
            (PastDay Day, long ReadAt) found = at >= 0 && TimeProvider.System.GetElapsedTime(_held[at].ReadAt) <= kept
                ? _held[at]
                : (await ReadAsync(day, cancellation), TimeProvider.System.GetTimestamp());
            if (at >= 0)
            {
                _held.RemoveAt(at);
            }
            else if (_held.Count == MostDays)
            {
                _held.RemoveAt(0);
            }

            _held.Add(found);
            return found.Day;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<PastDay> ReadAsync(LocalDay day, CancellationToken cancellation) =>
        await PastDay.ReadAsync(reader, drill, await PastMinutes.ReadAsync(series, waiting, day, cancellation), profile, day, cancellation);
}
