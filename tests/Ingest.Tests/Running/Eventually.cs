namespace Ioc.Ingest.Tests.Running;

/// <summary>Waits for what other threads bring about; a timeout says what it waited for and what it saw last.</summary>
public static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static async Task<T> Is<T>(string what, Func<Task<T>> look, Func<T, bool> good)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            T seen = await look();
            if (good(seen))
            {
                return seen;
            }

            if (TimeProvider.System.GetElapsedTime(began) > Longest)
            {
                throw new TimeoutException($"waited {Longest.TotalSeconds} s for {what}; saw {seen}");
            }

            await Task.Delay(20);
        }
    }

    public static Task<T> Shows<T>(string what, Func<T> look, Func<T, bool> good) => Is(what, () => Task.FromResult(look()), good);
}
