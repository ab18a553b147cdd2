using Ioc.Dashboard.Settings;
using Ioc.Ingest.Simulation;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Simulation;

/// <summary>Makes the store ready for a simulated province: loads its past at the first start, sets the clock after a faster run.</summary>
internal sealed class FirstHistory(
    IocSettings settings, IOperationalStore store, HistoryLoader history, MinuteBackfill minutes, TimeProvider clock)
{
    private static readonly TimeSpan Sparklines = TimeSpan.FromHours(2);

    /// <summary>Throws <see cref="StoreRefusedException"/> when the store holds real events.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        StoreState state = await store.StateAsync(cancellation);
        if (state.Simulated == false)
        {
            throw new StoreRefusedException(
                $"{settings.DataFolder} holds real events and takes no simulated ones: start with --no-simulator, or name another folder with --data.");
        }

        if (state.LastCommittedAt is { } last)
        {
            (clock as ScaledTimeProvider)?.NotBefore(last.ToLocal());
        }
        else if (settings.HistoryDays > 0)
        {
            await LoadProgress.ShowAsync(
                $"{settings.HistoryDays} days of simulated history", progress => history.LoadAsync(settings.HistoryDays, progress, cancellation));
            await FillSparklinesAsync(cancellation);
        }
    }

    /// <summary>A time-series store that is away leaves the sparklines of this first hour empty and holds nothing else up.</summary>
    private async Task FillSparklinesAsync(CancellationToken cancellation)
    {
        try
        {
            await minutes.WriteAsync(Instant.From(clock.GetUtcNow()), Sparklines, cancellation);
        }
        catch (StoreUnavailableException away)
        {
            await Console.Error.WriteLineAsync($"The minutes before this start are not in the charts: {away.Message}");
        }
    }
}
