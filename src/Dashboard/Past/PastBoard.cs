using Ioc.Dashboard.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Past;

/// <summary>The board as it was at an instant, worked out from the stores by what is known now. Keeps the last day asked for, so that playing it costs no reads. Thread-safe.</summary>
public sealed class PastBoard(IKpiReader reader, IDrillReader drill, Profile profile, TimeProvider time) : IDisposable
{
    /// <summary>How long a day is kept: events that arrive late may change it.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private PastDay? _held;
    private long _readAt;

    /// <summary>Now, by the province's clock: nothing after it can be shown.</summary>
    public Instant Now => Instant.From(time.GetUtcNow());

    /// <summary>The snapshot of the instant; of now for one that is still to come.</summary>
    public async Task<LiveSnapshot> AtAsync(Instant at, CancellationToken cancellation)
    {
        at = Instant.Min(at, Now);
        return (await DayAsync(at.Day, cancellation)).At(at);
    }

    public void Dispose() => _reading.Dispose();

    private async Task<PastDay> DayAsync(LocalDay day, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            // Today goes on: it is read again after seconds, another day after minutes.
            TimeSpan kept = day == Now.Day ? Kept / 30 : Kept;
            if (_held?.Day != day || TimeProvider.System.GetElapsedTime(_readAt) > kept)
            {
                _held = await PastDay.ReadAsync(reader, drill, profile, day, cancellation);
                _readAt = TimeProvider.System.GetTimestamp();
            }

            return _held;
        }
        finally
        {
            _reading.Release();
        }
    }
}
