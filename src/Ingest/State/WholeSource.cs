using Ioc.Ingest.Settings;

namespace Ioc.Ingest.State;

/// <summary>The state of the whole source as this process knows it: its own, and beside other workers what all of them say. Thread-safe.</summary>
public sealed class WholeSource(IngestState own, TimeProvider time, IngestSettings settings)
{
    private readonly IngestState _others = new(time, settings);

    /// <summary>The worse of both.</summary>
    public (SourceState State, double LagSeconds) Now()
    {
        IngestSnapshot here = own.Snapshot();
        if (!_others.HasHeard)
        {
            return (here.State, here.LagSeconds);
        }

        IngestSnapshot elsewhere = _others.Snapshot();
        return (here.State > elsewhere.State ? here.State : elsewhere.State, Math.Max(here.LagSeconds, elsewhere.LagSeconds));
    }

    internal void Heard(SourceReport report) => _others.Heard(report);
}
