namespace Ioc.Operations.Live;

/// <summary>Wakes everyone who waits for the next firing. Take <see cref="Next"/> before looking at what it guards. Thread-safe.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource _next = New();

    public Task Next => Volatile.Read(ref _next).Task;

    public void Fire() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
