using System.Reflection;
using System.Runtime.ExceptionServices;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Tests.Running;

/// <summary>The real store with a test between: it is told the method and its arguments of each call, and lets the call through, fails it, or both.</summary>
public class InterceptedStore : DispatchProxy
{
    private IOperationalStore _store = null!;
    private Func<string, object?[], Func<object?>, object?> _between = null!;

    /// <summary>Between: returns what the caller gets; its last argument makes the call.</summary>
    public static IOperationalStore Over(IOperationalStore store, Func<string, object?[], Func<object?>, object?> between)
    {
        IOperationalStore made = Create<IOperationalStore, InterceptedStore>();
        ((InterceptedStore)made)._store = store;
        ((InterceptedStore)made)._between = between;
        return made;
    }

    /// <summary>Between commits alone.</summary>
    public static IOperationalStore Commits(IOperationalStore store, Func<CommitBatch, Func<Task<long>>, Task<long>> between) =>
        Over(store, (_, arguments, call) => arguments is [CommitBatch batch, CancellationToken] ? between(batch, () => (Task<long>)call()!) : call());

    /// <summary>A commit that holds a certain dossier fails as a programming error of ours would.</summary>
    public static IOperationalStore FailingOn(IOperationalStore store, string dossier) =>
        Commits(store, (batch, commit) => batch.Dossiers.Exists(row => row.Key.Number == dossier) ? throw new InvalidOperationException("a bug") : commit());

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _between(targetMethod!.Name, args!, () =>
    {
        try
        {
            return targetMethod.Invoke(_store, args);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
            throw;
        }
    });
}
