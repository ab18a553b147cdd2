using System.Diagnostics;

namespace Ioc.Tests.Shared;

/// <summary>Waits for what another thread or process brings about. A timeout is missing evidence: it says what was awaited and what was seen last.</summary>
public static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(25), Seldom = TimeSpan.FromMilliseconds(100);

    public static async Task<T> Is<T>(string what, Func<Task<T>> look, Func<T, bool> good, TimeSpan? within = null)
    {
        TimeSpan longest = within ?? Longest;
        long began = Stopwatch.GetTimestamp();
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

            await PauseAsync(began);
        }
    }

    public static Task<T> Shows<T>(string what, Func<T> look, Func<T, bool> good, TimeSpan? within = null) => Is(what, () => Task.FromResult(look()), good, within);

    /// <summary>Tries until the attempt ends without this error; the last one is thrown.</summary>
    public static async Task<T> Succeeds<T, TError>(Func<Task<T>> attempt, TimeSpan? within = null)
        where TError : Exception
    {
        long began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await attempt();
            }
            catch (TError) when (Stopwatch.GetElapsedTime(began) < (within ?? Longest))
            {
                await PauseAsync(began);
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

    /// <summary>Between two looks, longer the longer one waits: a look may ask a whole province, which needs the processor for what is awaited.</summary>
    private static async Task PauseAsync(long began)
    {
        TimeSpan pause = Stopwatch.GetElapsedTime(began) / 20;
        using var timer = new PeriodicTimer(pause < Shortest ? Shortest : pause > Seldom ? Seldom : pause);
        await timer.WaitForNextTickAsync();
    }
}
