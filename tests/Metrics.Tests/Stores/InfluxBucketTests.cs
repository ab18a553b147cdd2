using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Influx;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>Set-up of InfluxDB 2.7 against a server that answers as 2.7.12 was seen to: no 2.x binary is in Debian.</summary>
public sealed class InfluxBucketTests : IAsyncDisposable
{
    private static readonly Instant _now = Instant.Parse("2025-11-03T08:15:00+07:00");
    private readonly InfluxTwo _server = InfluxTwo.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_bucket_that_is_missing_is_made_once_and_keeps_for_ever()
    {
        await OpenAsync();
        await OpenAsync();
        InfluxTwoBucket bucket = _server.Buckets.ShouldHaveSingleItem();
        (bucket.Name, bucket.Organisation, bucket.Kept).ShouldBe(("ioc", "ioc", TimeSpan.Zero));
    }

    [Fact]
    public async Task Where_a_bucket_is_a_token_of_reading_and_writing_is_enough_and_it_is_read_by_its_own_name()
    {
        _server.Organisations.Add("another");
        _server.Add("province");
        await using InfluxTimeSeriesStore store = await OpenAsync(settings => settings with { Token = InfluxTwo.WriterToken, Bucket = "province" });
        await store.WriteAsync([new SeriesPoint("province", _now, new Dictionary<string, double> { ["backlog"] = 1 })], default);
        (await store.ReadAsync("province", "backlog", _now, _now + TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), default)).ShouldBeEmpty("the stand-in computes nothing, and refuses what is unknown");
        await store.CheckWritesAsync(default);
        InfluxTwoBucket bucket = _server.Buckets.ShouldHaveSingleItem();
        bucket.Points.Count.ShouldBe(5, "the minute and its four rollups");
    }

    [Fact]
    public async Task The_organisation_that_is_named_is_taken()
    {
        _server.Organisations.Add("another");
        _server.Add("ioc", organisation: "another");
        await OpenAsync(settings => settings with { Org = "ioc" });
        _server.Buckets.Select(bucket => bucket.Organisation).ShouldBe(["another", "ioc"]);
        (await Should.ThrowAsync<StoreRefusedException>(OpenAsync())).Message.ShouldContain("Ioc__Series__Org", customMessage: "both have one");
        (await Should.ThrowAsync<StoreRefusedException>(OpenAsync(settings => settings with { Org = "nobody" }))).Message.ShouldContain("named nobody");
    }

    [Fact]
    public async Task A_token_that_may_not_make_it_is_told_the_command()
    {
        string said = (await Should.ThrowAsync<StoreRefusedException>(OpenAsync(settings => settings with { Token = InfluxTwo.WriterToken }))).Message;
        said.ShouldContain("influx bucket create --name ioc --retention 0");
        said.ShouldNotContain(InfluxTwo.WriterToken);
        _server.Buckets.ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_organisations_without_a_choice_are_refused()
    {
        _server.Organisations.Add("another");
        (await Should.ThrowAsync<StoreRefusedException>(OpenAsync())).Message.ShouldContain("Ioc__Series__Org");
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(401, false)]
    [InlineData(402, true)]
    public async Task A_bucket_that_keeps_less_than_is_written_is_refused_with_the_command(int days, bool good)
    {
        _server.Add("ioc", TimeSpan.FromDays(days));
        if (good)
        {
            await OpenAsync();
        }
        else
        {
            (await Should.ThrowAsync<StoreRefusedException>(OpenAsync())).Message.ShouldContain($"influx bucket update --id {InfluxTwo.Id("ioc")} --retention 0");
        }
    }

    [Fact]
    public async Task A_wrong_token_is_refused() =>
        (await Should.ThrowAsync<StoreRefusedException>(OpenAsync(settings => settings with { Token = "wrong" }))).Message.ShouldContain("401");

    private async Task<InfluxTimeSeriesStore> OpenAsync(Func<InfluxSettings, InfluxSettings>? change = null)
    {
        var settings = new InfluxSettings(_server.Url, "ioc", "40") { Token = InfluxTwo.AdminToken, StartPatience = TimeSpan.FromMinutes(3) };
        var store = new InfluxTimeSeriesStore(change?.Invoke(settings) ?? settings, new ParkedLines(), TestClock.Shared);
        await store.OpenAsync(default);
        return store;
    }
}
