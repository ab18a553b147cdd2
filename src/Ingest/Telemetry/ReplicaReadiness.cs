using Ioc.Ingest.State;

namespace Ioc.Ingest.Telemetry;

/// <summary>
/// Of a dashboard beside workers: ready once it has read all live parts that there were. When workers or their store are away it goes on showing what
/// there is and says how old that is: taking it away as well would help nobody.
/// </summary>
public sealed class ReplicaReadiness(IngestState state) : IReadiness
{
    public IReadOnlyList<string> WhyNot() => state.HasHeard ? [] : [$"starting: live parts are not read yet ({state.Snapshot().BrokerError ?? "reading"})"];
}
