namespace Ioc.Ingest.Background;

/// <summary>Threads for calls that wait, as those of the Kafka client do: they take none of the threads on which requests, timers and commits run.</summary>
internal static class OwnThread
{
    /// <summary>Runs the work to its end on a thread of its own with this name. Work that is async would leave it with its first await.</summary>
    public static Task RunAsync(string name, Action work) => RunAsync(name, () =>
    {
        work();
        return true;
    });

    /// <summary>As above; what the work returns.</summary>
#pragma warning disable RS0030 // here alone: the work is not async
    public static Task<T> RunAsync<T>(string name, Func<T> work) => Task.Factory.StartNew(
        () =>
        {
            Thread.CurrentThread.Name = name;
            return work();
        },
        CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.RunContinuationsAsynchronously, TaskScheduler.Default);
#pragma warning restore RS0030
}
