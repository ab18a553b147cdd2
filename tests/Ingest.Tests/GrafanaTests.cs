using Ioc.Ingest.Live;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Live;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Influx;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Ingest.Tests;

public sealed class GrafanaTests
{
    private static readonly Instant _now = LocalDay.Of(2026, 3, 2).Start + TimeSpan.FromHours(9);

    [Fact]
    public async Task Every_measurement_and_field_of_the_example_dashboard_is_written()
    {
        await using FaultyInflux server = FaultyInflux.Start();
        await using var store = new InfluxTimeSeriesStore(new InfluxSettings(server.Url, "ioc", "40"), new Parked(), TestClock.Shared);
        var parts = new LatestParts();
        var counted = new CounterVector { [Counter.Received] = 4, [Counter.ReceivedOnline] = 2, [Counter.Resolved] = 2, [Counter.ResolvedOnTime] = 1 };
        parts.Publish(new DossierPart("16681", 1, 1, _now, _now.Day, counted, counted, new InstantCounts(3, 0, 1, 0), _now));
        await store.WriteAsync(MinutePoints.Of(parts, _now), default);
        await store.WriteHealthAsync([new HealthPoint("16681", "lgsp", _now, true, 12)], default);
        await store.WriteDaysAsync([(new CounterKey("16681", _now.Day, "1.001193"), counted)], default);
        await store.WriteDaySumsAsync([(null, _now.Day, counted), ("16681", _now.Day, counted)], default);

        List<string> written = [.. from point in server.Points
                                   from field in point.Value.Split(',')
                                   select $"{point.Key.Split(',')[0]}.{field.Split('=')[0]}"];
        IReadOnlyList<(string Measurement, string Field)> asked = GrafanaDashboard.Fields();
        asked.Count.ShouldBeGreaterThan(10);
        asked.Select(field => $"{field.Measurement}.{field.Field}").Except(written).ShouldBeEmpty();
    }

    private sealed class Parked : IParkedLines
    {
        public void Park(string line, string reason) => throw new InvalidOperationException($"{reason}: {line}");
    }
}
