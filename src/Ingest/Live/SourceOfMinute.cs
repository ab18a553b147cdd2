using Ioc.Ingest.State;

namespace Ioc.Ingest.Live;

/// <summary>The worst state of the source since the last minute was taken: whoever looks back at the minute is told of it. Not thread-safe.</summary>
internal sealed class SourceOfMinute(WholeSource source)
{
    private SourceState _worst;
    private double _lag;

    public void Look()
    {
        (SourceState state, double lag) = source.Now();
        _worst = state > _worst ? state : _worst;
        _lag = Math.Max(_lag, lag);
    }

    /// <summary>What the minute that is over was like; the next one begins.</summary>
    public (SourceState State, double LagSeconds) Take()
    {
        (SourceState, double) taken = (_worst, _lag);
        (_worst, _lag) = (default, 0);
        return taken;
    }
}
