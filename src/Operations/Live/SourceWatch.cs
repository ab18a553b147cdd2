using Ioc.Ingest.State;
using Ioc.Metrics.Time;

namespace Ioc.Operations.Live;

/// <summary>State of the source as ingest tells it. While it is late or down figures are complete up to its last commit only.</summary>
public sealed class SourceWatch(IngestState ingest, SimulatedMark mark) : ISourceWatch
{
    public SourceState Now(Instant now)
    {
        IngestSnapshot state = ingest.Snapshot();
        SourceCondition condition = state.State switch
        {
            Ingest.State.SourceState.Live => SourceCondition.Live,
            Ingest.State.SourceState.Late => SourceCondition.Late,
            _ => SourceCondition.Down,
        };
        Instant caughtUp = condition == SourceCondition.Live ? now : state.LastCommit ?? now - state.DownFor;
        TimeSpan behind = TimeSpan.FromSeconds(state.LagSeconds);
        TimeSpan lag = condition == SourceCondition.Down && now - caughtUp > behind ? now - caughtUp : behind;
        return new SourceState(condition, lag, caughtUp, mark.Value == true, state.StoreError ?? state.BrokerTrouble ?? state.LiveError)
        {
            NeverHeard = condition == SourceCondition.Down && state.LastCommit is null,
        };
    }
}
