using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;

namespace Ioc.Ingest.Bridge;

/// <summary>Ready while foreign topics are read and our brokers take what becomes of them.</summary>
internal sealed class BridgeReadiness(BridgeState state, IngestState ours) : IReadiness
{
    public IReadOnlyList<string> WhyNot() => [.. state.WhyNot, .. ours.Writing.Words.Select(refused => "broker: " + refused)];
}
