using System.Reflection;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Tests.Running;

/// <summary>The real store, but the first call of one method finds it away.</summary>
public class ForgetfulStore : DispatchProxy
{
    private IOperationalStore _store = null!;
    private string? _method;

    public static IOperationalStore Over(IOperationalStore store, string method)
    {
        IOperationalStore made = Create<IOperationalStore, ForgetfulStore>();
        ((ForgetfulStore)made)._store = store;
        ((ForgetfulStore)made)._method = method;
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == _method)
        {
            _method = null;
            throw new StoreUnavailableException("away for once");
        }

        return targetMethod.Invoke(_store, args);
    }
}
