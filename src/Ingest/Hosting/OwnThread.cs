namespace Ioc.Ingest.Hosting;

/// <summary>Threads for calls that wait, as those of the Kafka client do: they take none of the threads on which requests, timers and commits run.</summary>
internal static class OwnThread
{
    /// <summary>Runs the work to its end on a thread of its own with this name. Work that is async would leave it with its first await.</summary>
    public static Task RunAsync(string name, Action work) => Task.Factory.StartNew(
        () =>
        {
            Thread.CurrentThread.Name = name;
            work();
        },
        CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.RunContinuationsAsynchronously, TaskScheduler.Default);
}
