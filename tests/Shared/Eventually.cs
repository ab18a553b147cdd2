using System.Diagnostics;

namespace Ioc.Tests.Shared;

/// <summary>Waits for what another thread or process brings about. A timeout is missing evidence: it says what was awaited and what was seen last.</summary>
public static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    public static async Task<T> Is<T>(string what, Func<Task<T>> look, Func<T, bool> good, TimeSpan? within = null)
    {
        TimeSpan longest = within ?? Longest;
        long began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Look);
        while (true)
        {
            T seen = await look();
            if (good(seen))
            {
                return seen;
            }

            if (Stopwatch.GetElapsedTime(began) > longest)
            {
                throw new TimeoutException($"waited {longest.TotalSeconds:0} s for {what}; saw {seen}");
            }

            await timer.WaitForNextTickAsync();
        }
    }

    public static Task<T> Shows<T>(string what, Func<T> look, Func<T, bool> good, TimeSpan? within = null) => Is(what, () => Task.FromResult(look()), good, within);

    /// <summary>Tries until the attempt ends without this error; the last one is thrown.</summary>
    public static async Task<T> Succeeds<T, TError>(Func<Task<T>> attempt, TimeSpan? within = null)
        where TError : Exception
    {
        long began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Look);
        while (true)
        {
            try
            {
                return await attempt();
            }
            catch (TError) when (Stopwatch.GetElapsedTime(began) < (within ?? Longest))
            {
                await timer.WaitForNextTickAsync();
            }
        }
    }

    /// <summary>Awaited: asked only when the time is over, so that it can say what was seen.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan within, Func<string> awaited)
    {
        try
        {
            await Is("true", condition, good => good, within);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"not within {within.TotalSeconds:0} s: {awaited()}");
        }
    }
}
