using System.Net;
using System.Text.Json;
using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Resources;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Influx;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Dashboard.Tests.Alerts;

/// <summary>What a person must set right at InfluxDB 2.7 is said on /health/ready and in an alert within a minute.</summary>
public sealed class RefusedSeriesTests : IAsyncLifetime
{
    private const string Rule = "series-refused";

    private static readonly TimeSpan _soon = TimeSpan.FromMinutes(1);

    private readonly InfluxTwo _influx = InfluxTwo.Start();
    private readonly RunningHost _host;

    public RefusedSeriesTests() => _host = new RunningHost { Stores = new() { Influx = _influx.Url, InfluxToken = InfluxTwo.AdminToken } };

    public Task InitializeAsync() => _host.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _influx.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_right_that_is_lost_and_a_line_that_is_refused_are_told_and_the_alert_ends_with_them()
    {
        await ToldAsync("ok", told => told == "ok");
        _influx.WritesAreForbidden = true;
        string told = await ToldAsync("the right that is missing", told => told.Contains("403: insufficient permissions for write", StringComparison.Ordinal));
        OpenAlert alert = await Eventually.Shows("the alert", () => _host.Get<AlertStore>().Open().FirstOrDefault(open => open.Rule == Rule), open => open is not null, _soon) ?? throw new InvalidOperationException();
        AlertRule rule = DefaultRules.All.Single(shipped => shipped.Id == Rule);
        _host.Get<AlertWords>().Title(alert, rule, Texts.Of(Language.Vietnamese)).ShouldEndWith(told);

        _influx.WritesAreForbidden = false;
        await ToldAsync("ok again", now => now == "ok");
        await Eventually.Shows("the end of the alert", () => _host.Get<AlertStore>().Open().Count(open => open.Rule == Rule), open => open == 0, _soon);

        _influx.Buckets[0].SetType("commune_kpi", "received", "float");
        await _host.Get<ITimeSeriesStore>().WriteAsync([new SeriesPoint("no-unit", _host.Now, new Dictionary<string, double> { ["received"] = 1 })], default);
        _host.Get<ParkingFile>().Parked.ShouldBe(1);
        await ToldAsync("the line that was parked", now => now.Contains("1 lines refused for good (series-parked.txt): 422", StringComparison.Ordinal));
        await Eventually.Shows("an alert of it", () => _host.Get<AlertStore>().Open().Count(open => open.Rule == Rule), open => open == 1, _soon);
    }

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
            good,
            _soon);
    }
}
