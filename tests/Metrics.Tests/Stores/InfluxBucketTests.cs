using System.Text.Json.Nodes;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Influx;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>Set-up of InfluxDB 2.7 against a server scripted after its published API: no 2.x binary is in Debian.</summary>
public sealed class InfluxBucketTests : IAsyncDisposable
{
    private readonly InfluxTwo _server = InfluxTwo.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_bucket_and_its_mapping_are_made_once()
    {
        await OpenAsync();
        await OpenAsync();
        _server.Buckets.ShouldBe(["ioc"]);
        JsonObject mapping = _server.Mappings.ShouldHaveSingleItem();
        ((string?)mapping["orgID"], (string?)mapping["bucketID"], (string?)mapping["database"], (string?)mapping["retention_policy"], (bool?)mapping["default"])
            .ShouldBe(("id-ioc", InfluxTwo.Id("ioc"), "ioc", "autogen", true));
    }

    [Fact]
    public async Task A_bucket_that_is_there_is_mapped_and_then_a_token_of_reading_and_writing_is_enough()
    {
        _server.Buckets.Add("province");
        _server.Organisations.Add("another");
        await OpenAsync(settings => settings with { Bucket = "province", Org = "ioc" });
        _server.Buckets.ShouldBe(["province"]);
        await using InfluxTimeSeriesStore store = await OpenAsync(settings => settings with { Token = InfluxTwo.WriterToken, Bucket = "province" });
        await store.WriteAsync([new SeriesPoint("province", Instant.Parse("2025-11-03T08:15:00+07:00"), new Dictionary<string, double> { ["backlog"] = 1 })], default);
        _server.Lines.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_that_may_not_make_them_is_told_the_commands()
    {
        string said = (await Should.ThrowAsync<StoreRefusedException>(OpenAsync(settings => settings with { Token = InfluxTwo.WriterToken }))).Message;
        said.ShouldContain("influx v1 dbrp create --db ioc");
        said.ShouldNotContain(InfluxTwo.WriterToken);
    }

    [Fact]
    public async Task Several_organisations_without_a_choice_are_refused()
    {
        _server.Organisations.Add("another");
        (await Should.ThrowAsync<StoreRefusedException>(OpenAsync())).Message.ShouldContain("Ioc__Series__Org");
    }

    [Fact]
    public async Task A_wrong_token_is_refused() =>
        (await Should.ThrowAsync<StoreRefusedException>(OpenAsync(settings => settings with { Token = "wrong" }))).Message.ShouldContain("401");

    private async Task<InfluxTimeSeriesStore> OpenAsync(Func<InfluxSettings, InfluxSettings>? change = null)
    {
        var settings = new InfluxSettings(_server.Url, "ioc", "40") { Token = InfluxTwo.AdminToken };
        var store = new InfluxTimeSeriesStore(change?.Invoke(settings) ?? settings, new ParkedLines(), TestClock.Shared);
        await store.OpenAsync(default);
        return store;
    }
}
