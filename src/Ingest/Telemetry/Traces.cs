using System.Diagnostics;

namespace Ioc.Ingest.Telemetry;

/// <summary>Our own spans; they cost nothing while nobody listens.</summary>
public static class Traces
{
    public const string Name = "ioc.ingest";

    private static readonly ActivitySource _source = new(Name);

    /// <summary>A commit of a batch: how many events, partitions and dossiers.</summary>
    internal static Activity? Commit(int events, int partitions, int dossiers) =>
        _source.StartActivity("ioc.ingest.commit")?.SetTag("ioc.events", events).SetTag("ioc.partitions", partitions).SetTag("ioc.dossiers", dossiers);
}
