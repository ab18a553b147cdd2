using System.Net;
using Ioc.Dashboard.Tests.Running;
using Ioc.Operations.Access;
using Ioc.Operations.Alerts;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Dashboard.Tests.Alerts;

/// <summary>Alerts are shown whatever the time-series store does.</summary>
public sealed class AlertsWithoutSeriesTests : IAsyncLifetime
{
    private readonly FaultyInflux _influx = FaultyInflux.Start();
    private readonly RunningHost _host;

    public AlertsWithoutSeriesTests() => _host = new RunningHost { Stores = new() { Influx = _influx.Url } };

    public Task InitializeAsync() => _host.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _influx.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Alerts_are_shown_and_say_that_their_charts_are_not_there()
    {
        AlertStore store = _host.Get<AlertStore>();
        for (int i = 0; i < 12; i++)
        {
            OpenAlert alert = store.Add(new OpenAlert("overdue-share", _host.Now - TimeSpan.FromHours(2), _host.Now, [_host.Profile.Units[i].Code], .42))!;
            store.End(alert.Id, _host.Now);
        }

        using HttpClient viewer = _host.As(Roles.Committee);
        foreach (InfluxFault fault in new[] { InfluxFault.NoAnswer, new InfluxFault(503) })
        {
            _influx.Everything = fault;
            string page = WebUtility.HtmlDecode(await viewer.GetStringAsync("/alerts"));
            page.ShouldContain(_host.Profile.Units[11].NameVi);
            page.ShouldContain("Biểu đồ tạm không có");
            page.Split("data-course=\"away\"").Length.ShouldBe(1 + 8, "one for each course that was asked for");
        }
    }
}
