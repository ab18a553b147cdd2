using Ioc.Ingest.Settings;
using Ioc.Ingest.State;

namespace Ioc.Ingest.Tests.Running;

/// <summary>A source with which all is well.</summary>
internal static class LiveSource
{
    public static WholeSource Of(TimeProvider clock)
    {
        var state = new IngestState(clock, new IngestSettings());
        state.BrokerSays(null);
        return new WholeSource(state, clock, new IngestSettings());
    }
}
