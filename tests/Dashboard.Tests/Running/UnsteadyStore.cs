using System.Reflection;

namespace Ioc.Dashboard.Tests.Running;

/// <summary>How a store answers just now: at once, when told, or not at all. Thread-safe.</summary>
public sealed class StoreMood
{
    private volatile TaskCompletionSource? _held;

    /// <summary>Whether every read fails.</summary>
    public volatile bool Fails;

    /// <summary>Whether every read ends as a cancellation, as a store's client does whose time is up.</summary>
    public volatile bool TimesOut;

    /// <summary>Reads that were asked for so far.</summary>
    public int Reads;

    /// <summary>Completes when a read may answer.</summary>
    public Task Answering => _held?.Task ?? Task.CompletedTask;

    /// <summary>From now on nothing is answered until <see cref="Answer"/>.</summary>
    public void Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Answer()
    {
        TaskCompletionSource? held = _held;
        _held = null;
        held?.SetResult();
    }
}

/// <summary>A reader of a store in a mood: each read waits until it may answer, then fails or asks the real one. Never answers on the caller's stack, as a server over the network does.</summary>
public class UnsteadyStore : DispatchProxy
{
    private static readonly MethodInfo Answering = typeof(UnsteadyStore).GetMethod(nameof(AnswerAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private object _inner = null!;
    private StoreMood _mood = null!;

    /// <summary>T: an interface whose methods all return a task of something.</summary>
    public static T Of<T>(T inner, StoreMood mood)
        where T : class
    {
        T reader = Create<T, UnsteadyStore>();
        var proxy = (UnsteadyStore)(object)reader;
        (proxy._inner, proxy._mood) = (inner, mood);
        return reader;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        Answering.MakeGenericMethod(targetMethod!.ReturnType.GetGenericArguments()[0]).Invoke(this, [targetMethod, args]);

    private async Task<T> AnswerAsync<T>(MethodInfo method, object?[]? args)
    {
        Interlocked.Increment(ref _mood.Reads);
        await Task.Yield();
        await _mood.Answering;
        return _mood.Fails ? throw new IOException("The store does not answer.")
            : _mood.TimesOut ? throw new TaskCanceledException("The store did not answer in time.")
            : await (Task<T>)method.Invoke(_inner, args)!;
    }
}
