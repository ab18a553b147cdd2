namespace Ioc.Ingest.Telemetry;

/// <summary>
/// Whether the dead man's signal goes out. Not the same question as <see cref="IReadiness"/>: a dashboard whose workers are gone still serves what it has,
/// but somebody must notice. Thread-safe.
/// </summary>
public interface ISignOfLife
{
    /// <summary>True: all is well, whoever waits for the signal may go on sleeping.</summary>
    bool IsGiven();
}
