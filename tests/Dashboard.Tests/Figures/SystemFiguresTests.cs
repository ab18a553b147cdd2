using Ioc.Dashboard.Components.Systems;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Operations.Access;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Figures;

/// <summary>A system's page: the worst unit first, a month the sum of its units, nothing of units that one does not see.</summary>
[Collection(OneHost.Name)]
[Trait("Clock", "bound")]
public sealed class SystemFiguresTests(RunningHost host)
{
    /// <summary>No other test of this host reports them.</summary>
    private const string System = "vneid", Good = "17029", Bad = "17011";

    [Fact]
    public async Task Units_months_and_incidents_of_a_system_are_those_of_the_visible_units()
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        foreach ((string unit, string status, int seconds) in new[]
        {
            (Good, "up", -180), (Good, "up", -120), (Good, "up", -60), (Good, "up", -1), (Bad, "up", -180), (Bad, "down", -120), (Bad, "down", -60), (Bad, "down", -1),
        })
        {
            (await ingest.PostEventsAsync(Events.Health(unit, System, status, seconds).ToJsonString())).EnsureSuccessStatusCode();
        }

        SystemFigures all = await Eventually.Is(
            "both units with an outage", () => ReadAsync(VisibleUnits.All), figures => figures.Units.Count == 2 && figures.Incidents.Count == 1 && figures.Units[0].Month.Downtime > TimeSpan.Zero);
        all.Units.Select(unit => unit.Unit.Code).ShouldBe([Bad, Good]);
        all.Units[0].Month.Availability!.Value.ShouldBeLessThan(1);
        all.Units[1].Month.Availability.ShouldBe(1);
        all.Months[0].All.Monitored.ShouldBe(all.Units[0].Month.Monitored + all.Units[1].Month.Monitored);
        all.Months[0].All.Downtime.ShouldBe(all.Units[0].Month.Downtime);
        all.Incidents[0].Unit.ShouldBe(Bad);

        SystemFigures own = await ReadAsync(new VisibleUnits(new HashSet<string> { Good }));
        own.Units.ShouldHaveSingleItem().Unit.Code.ShouldBe(Good);
        own.Months[0].All.Downtime.ShouldBe(TimeSpan.Zero);
        own.Incidents.ShouldBeEmpty();
    }

    private Task<SystemFigures> ReadAsync(VisibleUnits visible) => SystemFigures.ReadAsync(host.Get<IKpiReader>(), host.Get<IDrillReader>(), host.Profile, System, visible, host.Now, default);
}
