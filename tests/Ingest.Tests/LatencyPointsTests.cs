using Ioc.Ingest.Live;
using Ioc.Metrics.Live;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Tests;

public sealed class LatencyPointsTests
{
    private static readonly Instant _minute = LocalDay.Of(2026, 3, 2).Start + TimeSpan.FromHours(9);

    private readonly LatestParts _parts = new();

    [Fact]
    public void Every_five_minutes_each_system_has_its_median_and_highest_of_the_units_where_it_is_up()
    {
        Publish("16681", ("tthc", SystemState.Up, 30), ("lgsp", SystemState.Up, 9));
        Publish("16690", ("tthc", SystemState.Degraded, 900), ("lgsp", SystemState.Down, 5000));
        Publish("16702", ("tthc", SystemState.Up, 50), ("lgsp", SystemState.Up, null));
        Dictionary<string, SeriesPoint> points = LatencyPoints.Of(_parts, _minute).ToDictionary(point => point.Scope);
        points.Keys.ShouldBe(["system:tthc", "system:lgsp"], ignoreOrder: true);
        (points["system:tthc"].Fields[LatencyScope.Median], points["system:tthc"].Fields[LatencyScope.Highest]).ShouldBe((50, 900));
        points["system:lgsp"].Fields[LatencyScope.Highest].ShouldBe(9);
        points["system:lgsp"].Time.ShouldBe(_minute);
        LatencyPoints.Of(_parts, _minute + TimeSpan.FromMinutes(1)).ShouldBeEmpty();
    }

    private void Publish(string unit, params (string System, SystemState State, double? Latency)[] systems) =>
        _parts.Publish(new HealthPart(unit, 1, 1, _minute, [.. systems.Select(system => new SystemNow(system.System, system.State, _minute, system.Latency))], 0, false, 1, 1));
}
