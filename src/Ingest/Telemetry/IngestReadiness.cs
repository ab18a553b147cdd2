using Ioc.Ingest.State;

namespace Ioc.Ingest.Telemetry;

/// <summary>Ready while events can be taken in and kept.</summary>
public sealed class IngestReadiness(IngestState state) : IReadiness
{
    public IReadOnlyList<string> WhyNot()
    {
        IngestSnapshot now = state.Snapshot();
        var reasons = new List<string>();
        if (now.StoreError is { } store)
        {
            reasons.Add("store: " + store);
        }

        if (now.BrokerError is { } broker)
        {
            reasons.Add(broker == "starting" ? "starting: the partitions are not assigned or not loaded yet" : "broker: " + broker);
        }

        if (now.LiveError is { } live)
        {
            reasons.Add("live parts: " + live);
        }

        reasons.AddRange(state.Writing.Words.Select(refused => "broker: " + refused));
        reasons.AddRange(state.TopicFaults.Select(fault => "topics: " + fault));
        return reasons;
    }
}
