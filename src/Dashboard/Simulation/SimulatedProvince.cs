using Ioc.Dashboard.Settings;
using Ioc.Ingest.Simulation;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Simulator;

namespace Ioc.Dashboard.Simulation;

/// <summary>The simulator's plan as ingest asks for it: first its history, once, then the events as their time comes. One caller at a time.</summary>
internal sealed class SimulatedProvince(Profile profile, IocSettings settings) : IEventSource
{
    private readonly ProvincePlan _plan = new(profile, settings.Seed, settings.Speed);

    public IEnumerable<PlannedEvent> Between(Instant from, Instant to) => Planned(_plan.Between(from, to));

    public IEnumerable<PlannedEvent> History(Instant from, Instant to) =>
        Planned(_plan.DossierHistory(from, to)).Concat(Planned(_plan.HealthHistory(from, to)));

    private static IEnumerable<PlannedEvent> Planned(IEnumerable<SimulatedEvent> events) =>
        events.Select(planned => new PlannedEvent(planned.EmitAt, planned.Bytes));
}
