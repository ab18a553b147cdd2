using System.Diagnostics;

namespace Ioc.EndToEnd.Running;

/// <summary>Waits for something another process does. A timeout is missing evidence: it says what was awaited and what was seen.</summary>
public static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan within, Func<string> awaited)
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
        {
            if (watch.Elapsed > within)
            {
                throw new TimeoutException($"not within {within.TotalSeconds:0} s: {awaited()}");
            }

            await timer.WaitForNextTickAsync();
        }
    }
}
