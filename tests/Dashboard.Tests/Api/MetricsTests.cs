using System.Globalization;
using Ioc.Dashboard.Tests.Running;

namespace Ioc.Dashboard.Tests.Api;

[Collection(OneHost.Name)]
public sealed class MetricsTests(RunningHost host)
{
    [Fact]
    public async Task What_ingest_does_is_counted_for_Prometheus()
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey), read = host.Client(RunningHost.ReadKey);
        Dictionary<string, double> before = await ReadAsync(read);
        string twice = Events.Status("16708", "H41-metrics").ToJsonString();
        string body = $"[{twice}, {twice}, {Events.Status("99999", "H41-metrics-nowhere").ToJsonString()}]";
        (await ingest.PostEventsAsync(body, Events.Batch)).EnsureSuccessStatusCode();

        Dictionary<string, double> after = await ReadAsync(read);
        Grown("ioc_ingest_events_total").ShouldBeGreaterThanOrEqualTo(2);
        Grown("ioc_ingest_duplicates_total").ShouldBeGreaterThanOrEqualTo(1);
        Grown("ioc_ingest_rejected_total{reason=\"unknown-commune\"}").ShouldBeGreaterThanOrEqualTo(1);
        Grown("ioc_ingest_batch_count").ShouldBeGreaterThanOrEqualTo(1);
        Grown("ioc_ingest_batch_sum").ShouldBeGreaterThanOrEqualTo(2);
        Grown("ioc_ingest_commit_seconds_sum").ShouldBeGreaterThan(0);
        after.ShouldContainKey("ioc_ingest_lag_seconds");
        after.ShouldContainKey("ioc_ingest_behind");

        double Grown(string name) => after.GetValueOrDefault(name) - before.GetValueOrDefault(name);
    }

    private static async Task<Dictionary<string, double>> ReadAsync(HttpClient client) =>
        (await client.GetStringAsync("/metrics")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => line[0] != '#')
        .Select(line => (Name: line[..line.LastIndexOf(' ')].Replace("{}", "", StringComparison.Ordinal), Value: double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture)))
        .ToDictionary(line => line.Name, line => line.Value, StringComparer.Ordinal);
}
