using System.Text;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Tests.Running;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

public sealed class HomePartitionTests
{
    [Theory]
    [InlineData("21", -973932308)]
    [InlineData("foobar", -790332482)]
    [InlineData("a-little-bit-long-string", -985981536)]
    [InlineData("a-little-bit-longer-string", -1486304829)]
    [InlineData("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971)]
    [InlineData("abc", 479470107)]
    public void Murmur2_is_that_of_Kafkas_own_clients(string key, int hash) =>
        Murmur2.Partition(Encoding.UTF8.GetBytes(key), int.MaxValue).ShouldBe((hash & int.MaxValue) % int.MaxValue);

    [Fact]
    public async Task A_record_elsewhere_goes_home_once_and_counts_once()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        int home = Murmur2.Partition("16681"u8, 4);
        using var foreign = new ForeignProducer(ingest.Stream.BootstrapServers);

        await foreign.SendAsync("ioc.procedure-events", "16681"u8.ToArray(), Events.Status("d1"), partition: (home + 1) % 4);

        await Eventually.Is("the dossier", ingest.ReceivedAsync, received => received == 1);
        (await ingest.QualityAsync("forwarded")).ShouldBe(1);
        (await ingest.QualityAsync("duplicate")).ShouldBe(0);
        TopicReader.ReadAll(ingest.Stream.BootstrapServers, "ioc.procedure-events")
            .Where(record => record.Message.Headers.Any(header => header.Key == "ioc-forwarded"))
            .Select(record => record.Partition.Value).ShouldBe([home]);
    }

    [Fact]
    public async Task Events_of_a_foreign_producer_with_its_own_partitioner_are_counted_once_each()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        using var foreign = new ForeignProducer(ingest.Stream.BootstrapServers);
        string[] communes = [.. RunningIngest.Profile.Units.Select(unit => unit.Code)];

        await Task.WhenAll(communes.Select(commune =>
            foreign.SendAsync("ioc.procedure-events", Encoding.UTF8.GetBytes(commune), Events.Status("d1", commune: commune))));

        await Eventually.Is("all dossiers", ingest.ReceivedAsync, received => received >= communes.Length);
        (await ingest.ReceivedAsync()).ShouldBe(communes.Length);
        (await ingest.QualityAsync("forwarded")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_health_report_on_the_dossiers_topic_reaches_its_own()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        using var foreign = new ForeignProducer(ingest.Stream.BootstrapServers);

        await foreign.SendAsync("ioc.procedure-events", "16681"u8.ToArray(), Events.Health());

        await Eventually.Is("the report", () => ingest.Store.HealthSeriesAsync(default), series => series.Count == 1);
        (await ingest.QualityAsync("forwarded")).ShouldBe(1);
    }
}
