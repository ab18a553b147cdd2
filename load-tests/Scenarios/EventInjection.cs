using Ioc.Metrics.Profiles;

namespace Ioc.LoadTests.Scenarios;

/// <summary>Sends a province's events at a rate, and markers at random moments.</summary>
internal static class EventInjection
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(5);

    /// <summary>Until the phase is over, however slow the answers are.</summary>
    public static async Task RunAsync(Profile profile, LoadSimulation.Inject load, Phase phase, KafkaSender sender)
    {
        using var events = new ProvinceLoad(profile, (int)(load.Rate * (phase.Total.TotalSeconds + 1)));
        using var timer = new PeriodicTimer(_tick);
        long began = TimeProvider.System.GetTimestamp();
        for (long sent = 0; !phase.Over; await timer.WaitForNextTickAsync())
        {
            for (long due = (long)(TimeProvider.System.GetElapsedTime(began).TotalSeconds * load.Rate); sent < due; sent++)
            {
                sender.Send(events.Next(), phase.Measured);
            }
        }
    }

    /// <summary>At random moments, so that no beat of the program's is always met or always missed.</summary>
    public static async Task MarkAsync(Markers markers, Phase phase, KafkaSender sender)
    {
        var random = new Random(11);
        while (!phase.Over)
        {
            bool measured = phase.Measured;
            sender.Send(markers.Next(measured), measured);
            await Task.Delay(random.Next(50, 150));
        }
    }
}
