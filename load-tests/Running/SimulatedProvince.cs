using Ioc.Ingest.Simulation;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Simulator;

namespace Ioc.LoadTests.Running;

/// <summary>The simulator as a source for ingest.</summary>
internal sealed class SimulatedProvince(Profile profile, int seed) : IEventSource
{
    private readonly ProvincePlan _plan = new(profile, seed);

    public IEnumerable<PlannedEvent> Between(Instant from, Instant to) => _plan.Between(from, to).Select(Planned);

    public IEnumerable<PlannedEvent> History(Instant from, Instant to) =>
        _plan.DossierHistory(from, to).Concat(_plan.HealthHistory(from, to)).Select(Planned);

    private static PlannedEvent Planned(SimulatedEvent e) => new(e.EmitAt, e.Bytes);
}
