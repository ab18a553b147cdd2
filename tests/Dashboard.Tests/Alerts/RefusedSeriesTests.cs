using System.Net;
using System.Text.Json;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Influx;
using Ioc.Operations.Alerts;
using Ioc.Resources;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Dashboard.Tests.Alerts;

/// <summary>What a person must set right at InfluxDB 2.7 is said on /health/ready and in an alert within a minute.</summary>
public sealed class RefusedSeriesTests : IAsyncLifetime
{
    private const string Rule = "series-refused";

    private readonly InfluxTwo _influx = InfluxTwo.Start();
    private readonly RunningHost _host;

    public RefusedSeriesTests() => _host = new RunningHost { Stores = new() { Influx = _influx.Url, InfluxToken = InfluxTwo.WriterToken } };

    public Task InitializeAsync()
    {
        _influx.Add("ioc");
        return _host.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _influx.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task What_a_person_must_set_right_is_told_and_the_alert_ends_with_it()
    {
        AlertRule rule = DefaultRules.All.Single(shipped => shipped.Id == Rule);
        (string Said, Action Break, Action Mend)[] faults =
        [
            ("403: insufficient permissions for write", () => _influx.WritesAreForbidden = true, () => _influx.WritesAreForbidden = false),
            ("401: ", () => _influx.TokensAreGone = true, () => _influx.TokensAreGone = false),
            ("influx bucket create --name ioc --retention 0", _influx.Buckets.Clear, () => _influx.Add("ioc")),
        ];
        foreach ((string said, Action fail, Action mend) in faults)
        {
            await ToldAsync("ok", told => told == "ok");
            await AlertAsync(open: false);
            fail();
            string told = await ToldAsync(said, told => told.Contains(said, StringComparison.Ordinal));
            OpenAlert alert = (await AlertAsync(open: true))!;
            _host.Get<AlertWords>().Title(alert, rule, Texts.Of(Language.Vietnamese)).ShouldContain(told.Split(' ')[0]);
            mend();
        }

        await ToldAsync("ok", told => told == "ok");
        await AlertAsync(open: false);
        // A field that the program's own minutes do not have: they go on meanwhile.
        _influx.Buckets[0].SetType("commune_kpi", "odd", "integer");
        await _host.Get<ITimeSeriesStore>().WriteAsync([new SeriesPoint("no-unit", _host.Now, new Dictionary<string, double> { ["odd"] = 1 })], default);
        _host.Get<ParkingFile>().Parked.ShouldBe(1);
        await ToldAsync("the line that was parked", told => told.Contains("1 lines refused for good (series-parked.txt): 422", StringComparison.Ordinal));
        await AlertAsync(open: true);
    }

    private Task<OpenAlert?> AlertAsync(bool open) =>
        Eventually.Shows(open ? "the alert" : "no alert", () => _host.Get<AlertStore>().Open().FirstOrDefault(alert => alert.Rule == Rule), alert => alert is not null == open);

    /// <summary>What /health/ready says of the time series, in time; we are ready all the while.</summary>
    private async Task<string> ToldAsync(string what, Func<string, bool> good)
    {
        using HttpClient anyone = _host.Client();
        return await Eventually.Is(
            what,
            async () =>
            {
                using HttpResponseMessage answer = await anyone.GetAsync("/health/ready");
                JsonElement said = await answer.JsonAsync();
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                return said.GetProperty("stores").GetProperty("timeSeries").GetString()!;
            },
            good);
    }
}
