using System.Reflection;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Tests.Running;

/// <summary>The real store, but a commit that holds a certain dossier fails as a programming error of ours would.</summary>
public class FailingStore : DispatchProxy
{
    private IOperationalStore _store = null!;
    private string _dossier = "";

    public static IOperationalStore Over(IOperationalStore store, string dossier)
    {
        IOperationalStore made = Create<IOperationalStore, FailingStore>();
        ((FailingStore)made)._store = store;
        ((FailingStore)made)._dossier = dossier;
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (args is [CommitBatch batch, ..] && batch.Dossiers.Any(row => row.Key.Number == _dossier))
        {
            throw new InvalidOperationException("a bug");
        }

        try
        {
            return targetMethod!.Invoke(_store, args);
        }
        catch (TargetInvocationException e)
        {
            throw e.InnerException!;
        }
    }
}
