namespace Ioc.Ingest.Coordination;

/// <summary>
/// The right to do what concerns the whole province (incidents, minute and daily series, retention, scheduled reports): one process at a time has it.
/// Ask before each piece of work, and make the work such that doing it twice does no harm: a process that was suspended learns late that it lost it. Thread-safe.
/// </summary>
public interface ICoordinatorLease
{
    /// <summary>Whether this process has it now, as far as it can know.</summary>
    bool IsHeld { get; }

    /// <summary>Completes when it is held; at once when it is. The token fires when it is lost.</summary>
    Task<CancellationToken> HeldAsync(CancellationToken cancellation);
}
