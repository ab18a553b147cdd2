using System.Net;
using System.Net.Http.Headers;
using Ioc.Ingest.Background;
using Ioc.Ingest.Hosting;
using Ioc.Ingest.Settings;
using Ioc.Ingest.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Ingest.Tests;

/// <summary>What Prometheus reads of a worker, and who may.</summary>
public sealed class WorkerMetricsTests
{
    [Theory]
    [InlineData(null, null, HttpStatusCode.OK)]
    [InlineData("key", "key", HttpStatusCode.OK)]
    [InlineData("key", "other", HttpStatusCode.Unauthorized)]
    [InlineData("key", null, HttpStatusCode.Unauthorized)]
    public async Task Only_who_has_the_read_key_reads_metrics_where_there_is_one(string? readKey, string? shown, HttpStatusCode status)
    {
        await using WebApplication worker = await StartAsync(readKey);
        using var reader = new HttpClient();
        reader.DefaultRequestHeaders.Authorization = shown is null ? null : new AuthenticationHeaderValue("Bearer", shown);
        using HttpResponseMessage answer = await reader.GetAsync(new Uri(worker.Urls.Single() + "/metrics"));
        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).Contains("dotnet_process_memory_working_set_bytes", StringComparison.Ordinal).ShouldBe(status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Each_host_tells_of_itself_alone()
    {
        await using WebApplication one = await StartAsync(null), other = await StartAsync(null);
        one.Services.GetRequiredService<BackgroundFailures>().Count("one");
        other.Services.GetRequiredService<BackgroundFailures>().Count("other");
        using var reader = new HttpClient();
        string text = await reader.GetStringAsync(new Uri(one.Urls.Single() + "/metrics"));
        text.Split('\n').Where(line => line.StartsWith("ioc_background_failures_total", StringComparison.Ordinal)).ShouldBe(["ioc_background_failures_total{service=\"one\"} 1"]);
    }

    private static async Task<WebApplication> StartAsync(string? readKey)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddTelemetry(new TelemetrySettings(), "test");
        builder.Services.AddSingleton<BackgroundFailures>();
        WebApplication app = builder.Build();
        app.MapGet("/metrics", WorkerHealth.Metrics(PrometheusText.Of(app), readKey));
        await app.StartAsync();
        return app;
    }
}
