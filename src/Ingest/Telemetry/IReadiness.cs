namespace Ioc.Ingest.Telemetry;

/// <summary>Whether this process does its work now. Thread-safe.</summary>
public interface IReadiness
{
    /// <summary>Why not, in plain words; empty: it is ready.</summary>
    IReadOnlyList<string> WhyNot();
}
