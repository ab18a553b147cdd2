using System.Text;
using Confluent.Kafka;
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
        using var foreign = new ForeignProducer(ingest.Stream.BootstrapServers);

        await foreign.SendAsync("ioc.procedure-events", "16681"u8.ToArray(), Events.Status("d1"), partition: (Home + 1) % 4);

        await Eventually.Is("the dossier", ingest.ReceivedAsync, received => received == 1);
        (await ingest.QualityAsync("forwarded")).ShouldBe(1);
        (await ingest.QualityAsync("duplicate")).ShouldBe(0);
        Forwarded(ingest).ShouldHaveSingleItem().Partition.Value.ShouldBe(Home);
    }

    [Fact]
    public async Task A_record_that_was_moved_home_is_not_moved_again_when_its_batch_fails()
    {
        using var folder = new DataFolder();
        int failures = 2;
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder, storeOver: store => InterceptedStore.Commits(
            store, (batch, commit) => batch.Quality.Keys.Any(counted => counted.Kind == "forwarded") && --failures >= 0 ? throw new InvalidOperationException("a bug") : commit()));
        using var foreign = new ForeignProducer(ingest.Stream.BootstrapServers);

        await foreign.SendAsync("ioc.procedure-events", "16681"u8.ToArray(), Events.Status("d1"), partition: (Home + 1) % 4);

        await Eventually.Is("the record moved", () => ingest.QualityAsync("forwarded"), forwarded => forwarded == 1);
        await Eventually.Is("the dossier", ingest.ReceivedAsync, received => received == 1);
        (await ingest.QualityAsync("duplicate")).ShouldBe(0);
        Forwarded(ingest).ShouldHaveSingleItem().Partition.Value.ShouldBe(Home);
    }

    [Fact]
    public async Task An_event_is_not_counted_at_a_home_that_another_took_meanwhile()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        await ingest.CaughtUpAsync();
        using var foreign = new ForeignProducer(ingest.Stream.BootstrapServers);
        await ingest.Store.AcquireAsync("ioc.procedure-events", Home, ingest.Stream.Id, default);

        await foreign.SendAsync("ioc.procedure-events", "16681"u8.ToArray(), Events.Status("d1"), partition: (Home + 1) % 4, forwarded: true);

        await Eventually.Is("the record moved to whoever has its home", () => ingest.QualityAsync("forwarded"), forwarded => forwarded == 1);
        Forwarded(ingest).ShouldContain(record => record.Partition.Value == Home);
        (await ingest.ReceivedAsync()).ShouldBe(0);
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

    private static int Home => Murmur2.Partition("16681"u8, 4);

    private static List<ConsumeResult<byte[], byte[]>> Forwarded(RunningIngest ingest) =>
        TopicReader.ReadAll(ingest.Stream.BootstrapServers, "ioc.procedure-events").FindAll(record => record.Message.Headers.Any(header => header.Key == "ioc-forwarded"));
}
