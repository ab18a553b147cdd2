using System.Reflection;

namespace Ioc.Dashboard.Tests.Running;

/// <summary>Passes every call on and counts it by its name.</summary>
public class Counted<T> : DispatchProxy
    where T : class
{
    private T _inner = null!;

    public Dictionary<string, int> Calls { get; } = [];

    /// <summary>When set, every call fails with it.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The counted one, and its count.</summary>
    public static (T Counted, Counted<T> Count) Of(T inner)
    {
        T proxy = Create<T, Counted<T>>();
        var count = (Counted<T>)(object)proxy;
        count._inner = inner;
        return (proxy, count);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Calls[targetMethod!.Name] = Calls.GetValueOrDefault(targetMethod.Name) + 1;
        return Failure is null ? targetMethod.Invoke(_inner, args) : throw Failure;
    }
}
