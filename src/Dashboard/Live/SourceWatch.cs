using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Live;

/// <summary>State of the source as ingest tells it.</summary>
public sealed class SourceWatch : ISourceWatch
{
    public SourceState Now(Instant now) => new(SourceCondition.Down, TimeSpan.Zero, now, true, "ingest is not running");
}
