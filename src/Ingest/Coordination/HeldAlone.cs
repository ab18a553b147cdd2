namespace Ioc.Ingest.Coordination;

/// <summary>The lease of a process that is alone: the operating system's lock on its data directory keeps others out.</summary>
public sealed class HeldAlone : ICoordinatorLease
{
    public bool IsHeld => true;

    public Task<CancellationToken> HeldAsync(CancellationToken cancellation) => Task.FromResult(CancellationToken.None);
}
