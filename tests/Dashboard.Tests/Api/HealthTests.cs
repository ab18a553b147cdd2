using System.Net;
using System.Text.Json;
using Ioc.Dashboard.Tests.Running;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Dashboard.Tests.Api;

/// <summary>GET /health/ready of a dashboard beside workers.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private readonly RunningHost _host = new() { Adapt = services => services.AddSingleton<IReadiness, ReplicaReadiness>() };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_Kafka_does_not_let_us_write_is_told_and_takes_no_dashboard_away()
    {
        const string Words = "topic ioc.procedure-events: user \"ioc\" lacks the right Write";
        IngestState state = _host.Get<IngestState>();
        state.Heard(new SourceReport(0, null, 0, null, null, true, []));
        state.Writing.Add("ioc.procedure-events", Words);
        using HttpClient anyone = _host.Client();
        using HttpResponseMessage answer = await anyone.GetAsync("/health/ready");
        JsonElement said = await answer.JsonAsync();
        (answer.StatusCode, said.GetProperty("status").GetString(), said.GetProperty("broker").GetString()).ShouldBe((HttpStatusCode.OK, "ready", Words));
    }
}
